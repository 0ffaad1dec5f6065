package io.tombolo.core.registration.local;

import io.tombolo.core.catalog.check.HealthStatus;
import io.tombolo.core.registration.definition.CheckRegistration;
import java.util.Optional;

/// Results of the same kind in a row: a check changes only when there were enough.
///
/// Source: HTTP sheet 2.3, `SuccessBeforePassing`, `FailuresBeforeWarning`, `FailuresBeforeCritical`.
public record Streak(int successes, int failures) {

    /// Of a check that has not been done.
    public static final Streak NONE = new Streak(0, 0);

    /// With one more result.
    public Streak after(String status) {
        return status.equals(HealthStatus.CRITICAL) ? new Streak(0, failures + 1) : new Streak(successes + 1, 0);
    }

    /// What the check says with this streak; empty if it goes on saying what it said.
    ///
    /// @param last the result that ended the streak
    public Optional<String> verdict(String last, CheckRegistration check) {
        if (!last.equals(HealthStatus.CRITICAL)) {
            return successes >= check.successBeforePassing() ? Optional.of(last) : Optional.empty();
        }
        if (failures >= check.failuresBeforeCritical()) {
            return Optional.of(HealthStatus.CRITICAL);
        }
        return check.failuresBeforeWarning() > 0 && failures >= check.failuresBeforeWarning()
                ? Optional.of(HealthStatus.WARNING)
                : Optional.empty();
    }
}
