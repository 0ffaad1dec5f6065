package io.tombolo.testing.sim;

import java.time.Duration;

/// How packets fare one way between two nodes. Immutable; the `with…` methods give a changed copy.
///
/// A stream over the same link arrives whole and in order: what is lost costs it a retransmission instead.
///
/// @param delay       the least time on the way
/// @param jitter      up to as much is added, evenly spread; jitter alone makes packets overtake one another
/// @param loss        share of packets that vanish, 0 to 1
/// @param duplication share of packets that arrive twice, 0 to 1
/// @param reordering  share of packets that are held back by up to as long again as they take, 0 to 1
public record Link(Duration delay, Duration jitter, double loss, double duplication, double reordering) {

    /// A local network: 0.5 ms and 0.5 ms of jitter, nothing lost.
    public static final Link LAN = new Link(Duration.ofNanos(500_000), Duration.ofNanos(500_000), 0, 0, 0);

    /// Between datacenters: 40 ms and 10 ms of jitter, one packet in a thousand lost.
    public static final Link WAN = new Link(Duration.ofMillis(40), Duration.ofMillis(10), 0.001, 0, 0);

    /// @throws IllegalArgumentException if a time is negative or a share is not from 0 to 1
    public Link {
        if (delay.isNegative() || jitter.isNegative()) {
            throw new IllegalArgumentException(
                    "delay and jitter must not be negative. received: %s and %s".formatted(delay, jitter));
        }
        requireShare("loss", loss);
        requireShare("duplication", duplication);
        requireShare("reordering", reordering);
    }

    public Link withDelay(Duration newDelay, Duration newJitter) {
        return new Link(newDelay, newJitter, loss, duplication, reordering);
    }

    public Link withLoss(double share) {
        return new Link(delay, jitter, share, duplication, reordering);
    }

    public Link withDuplication(double share) {
        return new Link(delay, jitter, loss, share, reordering);
    }

    public Link withReordering(double share) {
        return new Link(delay, jitter, loss, duplication, share);
    }

    private static void requireShare(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("%s must be from 0 to 1. received: %s".formatted(what, share));
        }
    }

    /// One draw of the time on the way, in nanoseconds.
    long transitNanos(SplitMix draws) {
        long way = SimulatedClock.nanos(delay) + draws.below(SimulatedClock.nanos(jitter));
        boolean heldBack = draws.chance(reordering);
        long hold = draws.below(Math.max(way, 1_000_000));
        return heldBack ? way + hold : way;
    }
}
