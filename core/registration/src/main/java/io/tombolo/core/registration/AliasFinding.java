package io.tombolo.core.registration;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.check.HealthStatus;
import io.tombolo.core.registration.definition.Probe;
import java.util.List;
import java.util.Optional;

/// What a check says that follows others.
public final class AliasFinding {

    private AliasFinding() {}

    /// The worst of some checks.
    public static Finding worst(List<HealthCheck> checks) {
        Optional<HealthCheck> critical =
                checks.stream().filter(HealthCheck::isCritical).findFirst();
        Optional<HealthCheck> bad = critical.or(() -> checks.stream()
                .filter(check -> check.status().equals(HealthStatus.WARNING))
                .findFirst());
        return bad.map(check -> new Finding(
                        check.status(), "Aliased check \"%s\" failing: %s".formatted(check.name(), check.output())))
                .orElseGet(() -> new Finding(
                        HealthStatus.PASSING, checks.isEmpty() ? "No checks found." : "All checks passing."));
    }

    /// The service is not registered on this node.
    static Finding unknown(String service) {
        return new Finding(HealthStatus.CRITICAL, "Service %s could not be found on this node".formatted(service));
    }

    /// The catalog does not say what the checks of another node say.
    public static Finding unknown(Probe.Alias alias, String why) {
        return new Finding(
                HealthStatus.CRITICAL, "cannot follow the checks of node %s: %s".formatted(alias.node(), why));
    }
}
