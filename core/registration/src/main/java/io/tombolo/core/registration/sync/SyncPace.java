package io.tombolo.core.registration.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When to look at the catalog again. The larger the cluster, the rarer, so that its servers are spared.
final class SyncPace {

    /// Between two full looks, in a cluster of up to [#SMALL_CLUSTER] members.
    static final Duration INTERVAL = Duration.ofMinutes(1);

    /// The first pause after a failure; each further one is twice as long.
    static final Duration FIRST_RETRY = Duration.ofSeconds(1);

    /// The longest pause after a failure.
    static final Duration LAST_RETRY = Duration.ofSeconds(15);

    /// After a server was found.
    static final Duration AFTER_SERVER = Duration.ofSeconds(3);

    /// Up to this many members nothing is scaled.
    static final int SMALL_CLUSTER = 128;

    private static final int DOUBLINGS_LIMIT = 4;

    private final RandomGenerator random;
    private int members = 1;

    SyncPace(RandomGenerator random) {
        this.random = random;
    }

    void members(int now) {
        members = now;
    }

    /// 1 up to 128 members, and one more for each doubling.
    static int scale(int members) {
        if (members <= SMALL_CLUSTER) {
            return 1;
        }
        return 1 + (int) Math.ceil(Math.log((double) members / SMALL_CLUSTER) / Math.log(2));
    }

    /// Until the next full look.
    Duration untilNext() {
        return INTERVAL.multipliedBy(scale(members)).plus(staggered(INTERVAL));
    }

    /// Until the next attempt after so many failures in a row, at least one.
    Duration untilRetry(int failures) {
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_LIMIT));
        Duration bounded = pause.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : pause;
        return bounded.plus(staggered(bounded));
    }

    /// Until a look because a server was found: not all agents at once.
    Duration untilServerIsAsked() {
        return staggered(AFTER_SERVER);
    }

    private Duration staggered(Duration base) {
        return Duration.ofNanos(
                (long) (random.nextDouble() * base.multipliedBy(scale(members)).toNanos()));
    }
}
