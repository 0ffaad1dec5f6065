package io.tombolo.core.catalog.check;

import io.tombolo.core.catalog.filter.Selectors;

/// What filters can name of checks. Source: HTTP sheet 1.9, "agent/checks, health/node …".
public final class CheckSelectors {

    /// Of a check.
    public static final Selectors<HealthCheck> CHECK = Selectors.<HealthCheck>of()
            .text("Node", HealthCheck::node)
            .text("CheckID", HealthCheck::checkId)
            .text("Name", HealthCheck::name)
            .text("Status", HealthCheck::status)
            .text("Notes", HealthCheck::notes)
            .text("Output", HealthCheck::output)
            .text("ServiceID", HealthCheck::serviceId)
            .text("ServiceName", HealthCheck::serviceName)
            .texts("ServiceTags", HealthCheck::serviceTags)
            .text("Type", HealthCheck::type)
            .text("Interval", HealthCheck::interval)
            .text("Timeout", HealthCheck::timeout)
            .whole("ExposedPort", HealthCheck::exposedPort);

    private CheckSelectors() {}
}
