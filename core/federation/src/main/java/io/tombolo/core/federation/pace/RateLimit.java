package io.tombolo.core.federation.pace;

import java.time.Duration;
import java.time.Instant;

/// A token bucket: one round per interval on average, and a burst after a pause. One thread owns it.
///
/// Kept as the one instant at which the bucket will be full again.
public final class RateLimit {

    private final Duration interval;
    private final Duration tolerance;
    private Instant fullAt = Instant.EPOCH;

    /// A full bucket.
    ///
    /// @param interval in which one round becomes possible
    /// @param burst    rounds that are possible at once when the bucket is full, at least 1
    public RateLimit(Duration interval, int burst) {
        this.interval = interval;
        this.tolerance = interval.multipliedBy(burst - 1L);
    }

    /// The earliest time for a round, `now` if one is possible at once.
    public Instant next(Instant now) {
        Instant earliest = fullAt.minus(tolerance);
        return earliest.isAfter(now) ? earliest : now;
    }

    /// A round takes place.
    public void take(Instant now) {
        fullAt = (fullAt.isAfter(now) ? fullAt : now).plus(interval);
    }
}
