package io.tombolo.core.federation.pace;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Waits that double with every failure in a row, up to a limit.
///
/// @param first   after the first failure
/// @param longest at most, jitter aside
/// @param jitter  what may be added at random, as a share of the wait
public record BackOff(Duration first, Duration longest, double jitter) {

    /// How long to wait now.
    ///
    /// @param failures in a row, at least 1
    public Duration after(int failures, RandomGenerator random) {
        if (failures < 1) {
            throw new IllegalArgumentException("a wait takes a failure. received: " + failures);
        }
        // 2^30 times a millisecond is 12 days: longer than any limit, and far from an overflow.
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, 30));
        Duration wait = doubled.compareTo(longest) < 0 ? doubled : longest;
        return jitter == 0 ? wait : wait.plusMillis((long) (wait.toMillis() * jitter * random.nextDouble()));
    }
}
