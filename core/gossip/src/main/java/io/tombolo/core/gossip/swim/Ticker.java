package io.tombolo.core.gossip.swim;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// A periodic task's beat: a random phase, so that nodes started together do not act together, then a fixed
/// interval.
///
/// @param first    the first beat
/// @param interval between beats
record Ticker(Instant first, Duration interval) {

    /// A beat that starts within one interval from `now`.
    static Ticker startingAt(Instant now, Duration interval, RandomGenerator random) {
        return new Ticker(now.plusNanos(random.nextLong(interval.toNanos())), interval);
    }

    /// The first beat after `now`.
    Instant after(Instant now) {
        if (now.isBefore(first)) {
            return first;
        }
        long beats = Duration.between(first, now).dividedBy(interval);
        return first.plus(interval.multipliedBy(beats + 1));
    }
}
