package io.tombolo.core.registration.definition;

import io.tombolo.core.catalog.check.HealthStatus;
import java.util.Optional;
import java.util.Set;

/// What a check has to say. Texts are those of HTTP sheet 5.
final class CheckRules {

    private static final Set<String> STATUSES =
            Set.of(HealthStatus.PASSING, HealthStatus.WARNING, HealthStatus.CRITICAL);

    private CheckRules() {}

    /// Whether a check may begin with this status.
    static boolean isStatus(String status) {
        return status.isEmpty() || STATUSES.contains(status);
    }

    /// What is wrong with its way of finding out; empty if nothing is.
    static Optional<String> fault(CheckRegistration check) {
        boolean ttl = check.ttl().isPositive();
        boolean interval = check.interval().isPositive();
        if (interval && ttl) {
            return Optional.of("Interval and TTL cannot both be specified");
        }
        if (check.isPeriodic() && !interval) {
            return Optional.of("Interval must be > 0 for Script, HTTP, H2PING, or TCP checks");
        }
        if (check.isPeriodic() && check.isAlias()) {
            return Optional.of("Interval cannot be set for Alias checks");
        }
        if (check.isAlias() && ttl) {
            return Optional.of("TTL must be not be set for Alias checks");
        }
        if (!check.isPeriodic() && !check.isAlias() && !ttl) {
            return Optional.of("TTL must be > 0 for TTL checks");
        }
        if (check.outputMaxSize() < 0) {
            return Optional.of("MaxOutputMaxSize must be positive");
        }
        return check.failuresBeforeWarning() > check.failuresBeforeCritical() && check.failuresBeforeCritical() > 0
                ? Optional.of("FailuresBeforeWarning can't be higher than FailuresBeforeCritical")
                : Optional.empty();
    }
}
