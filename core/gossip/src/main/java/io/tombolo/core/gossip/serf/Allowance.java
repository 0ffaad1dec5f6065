package io.tombolo.core.gossip.serf;

import java.time.Duration;
import java.time.Instant;

/// So many at once, and so many a second: a bucket of tokens.
final class Allowance {

    private final int burst;
    private final Duration refill;
    private int left;
    private Instant countedUntil = Instant.MIN;

    /// @param burst  how many may be taken at once
    /// @param refill after which one more may be taken
    Allowance(int burst, Duration refill) {
        this.burst = burst;
        this.refill = refill;
        this.left = burst;
    }

    /// Takes one, if there is one.
    boolean take(Instant now) {
        if (left == burst) {
            countedUntil = now;
        } else {
            long refilled = Duration.between(countedUntil, now).dividedBy(refill);
            left = (int) Math.min(burst, left + refilled);
            countedUntil = countedUntil.plus(refill.multipliedBy(refilled));
        }
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
