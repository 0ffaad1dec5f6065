package io.tombolo.core.gossip.swim;

import java.time.Duration;

/// How times and repetitions grow with the pool: pure arithmetic.
///
/// Everything here is total; a size below zero counts as zero. The tables `suspicion-timeout-table`,
/// `suspicion-remaining-table`, `retransmit-limit-table` and `pushpull-scale-table` pin each result.
/// Source: gossip sheet 7, 10 and 12.
public final class Scaling {

    /// Pools up to this size push and pull at the plain interval; each doubling beyond adds one interval more.
    static final int PUSH_PULL_THRESHOLD = 32;

    private static final int PUSH_PULL_THRESHOLD_LOG2 = 5;

    private Scaling() {}

    /// The shortest time from an accusation to a death.
    ///
    /// Grows with the decimal logarithm of the pool, since that is how long a refutation takes to get around. The
    /// logarithm is cut to thousandths first, as the peers do, so that all nodes bury at the same moment.
    ///
    /// @param multiplier    settings' suspicion multiplier
    /// @param poolSize      known nodes, the own one and unpurged dead ones included
    /// @param probeInterval settings' probe interval, not scaled by health
    public static Duration suspicionMinimum(int multiplier, int poolSize, Duration probeInterval) {
        double scale = Math.max(1.0, Math.log10(Math.max(1, poolSize)));
        long thousandths = (long) (scale * 1000);
        return probeInterval.multipliedBy(multiplier * thousandths).dividedBy(1000);
    }

    /// How many other accusers bring the time down to the minimum; 0 if the pool is too small to have that many.
    public static int expectedConfirmations(int multiplier, int poolSize) {
        int expected = Math.max(0, multiplier - 2);
        return poolSize - 2 < expected ? 0 : expected;
    }

    /// Time left before a suspicion becomes a death; zero or negative when overdue.
    ///
    /// Shrinks from `maximum` to `minimum` as independent `confirmations` approach `expected`, on a logarithmic
    /// scale, floored to milliseconds. With `expected` below 1 it is `minimum` at once. Source: Lifeguard, "Local
    /// Health Aware Suspicion"; gossip sheet 10.
    public static Duration suspicionRemaining(
            int confirmations, int expected, Duration elapsed, Duration minimum, Duration maximum) {
        if (expected < 1) {
            return minimum.minus(elapsed);
        }
        double fraction = Math.log(confirmations + 1.0) / Math.log(expected + 1.0);
        double longest = seconds(maximum);
        double raw = longest - fraction * (longest - seconds(minimum));
        Duration timeout = Duration.ofMillis((long) Math.floor(1000.0 * raw));
        return (timeout.compareTo(minimum) < 0 ? minimum : timeout).minus(elapsed);
    }

    /// How often one broadcast is put into packets before it is done.
    ///
    /// @param poolSize nodes that it is meant for
    public static int transmitLimit(int multiplier, int poolSize) {
        return multiplier * (int) Math.ceil(Math.log10(Math.max(0, poolSize) + 1.0));
    }

    /// Time between two periodic push/pulls: exchanging whole states costs more the more there are to exchange.
    public static Duration pushPullInterval(Duration interval, int poolSize) {
        if (poolSize <= PUSH_PULL_THRESHOLD) {
            return interval;
        }
        int ceilLog2 = Integer.SIZE - Integer.numberOfLeadingZeros(poolSize - 1);
        return interval.multipliedBy(ceilLog2 - PUSH_PULL_THRESHOLD_LOG2 + 1L);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
