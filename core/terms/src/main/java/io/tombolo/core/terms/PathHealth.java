package io.tombolo.core.terms;

import java.time.Instant;

/// What was seen of a path, such as the one over a certain gateway: whether the last try of it succeeded.
///
/// Evidence, not a verdict: a path in quarantine is tried last, and is still tried when nothing else is left.
/// Kept in a [PathLedger].
public sealed interface PathHealth {

    /// Never tried, or the last try succeeded.
    record Good() implements PathHealth {}

    /// The last try failed.
    ///
    /// @param failures tries in a row that failed, at least 1
    /// @param until    until when others are preferred; afterwards the path is on trial
    record Quarantined(int failures, Instant until) implements PathHealth {

        public Quarantined {
            if (failures < 1) {
                throw new IllegalArgumentException("a quarantine takes a failure. received: " + failures);
            }
        }
    }
}
