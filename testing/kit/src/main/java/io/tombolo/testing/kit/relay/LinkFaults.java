package io.tombolo.testing.kit.relay;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// What a relay does to what it forwards. Immutable; start from [#NONE].
///
/// @param delay          the least time on the way, each way
/// @param jitter         up to as much is added; datagrams then overtake one another, bytes of a connection do not
/// @param loss           share of datagrams that vanish, 0 to 1; TCP relays ignore it
/// @param duplication    share of datagrams that are sent twice, 0 to 1; TCP relays ignore it
/// @param bytesPerSecond what each connection, or each way of a UDP relay, may carry; 0 for no limit
/// @param cut ways that are cut: datagrams vanish, connections hold what was sent until the cut is mended
/// @param stalled        connections are accepted, and nothing is forwarded either way until the stall is over; for
///                       datagrams the same as both ways cut
public record LinkFaults(
        Duration delay,
        Duration jitter,
        double loss,
        double duplication,
        long bytesPerSecond,
        Set<Direction> cut,
        boolean stalled) {

    /// Forwards everything as it comes.
    public static final LinkFaults NONE = new LinkFaults(Duration.ZERO, Duration.ZERO, 0, 0, 0, Set.of(), false);

    /// @throws IllegalArgumentException if a number is negative or a share above 1
    public LinkFaults {
        if (delay.isNegative() || jitter.isNegative() || bytesPerSecond < 0) {
            throw new IllegalArgumentException(
                    "delay, jitter and bytesPerSecond must not be negative. received: %s, %s, %d"
                            .formatted(delay, jitter, bytesPerSecond));
        }
        if (!(loss >= 0 && loss <= 1) || !(duplication >= 0 && duplication <= 1)) {
            throw new IllegalArgumentException(
                    "loss and duplication must be from 0 to 1. received: %s, %s".formatted(loss, duplication));
        }
        cut = Set.copyOf(cut);
    }

    public LinkFaults withDelay(Duration newDelay, Duration newJitter) {
        return new LinkFaults(newDelay, newJitter, loss, duplication, bytesPerSecond, cut, stalled);
    }

    public LinkFaults withLoss(double share) {
        return new LinkFaults(delay, jitter, share, duplication, bytesPerSecond, cut, stalled);
    }

    public LinkFaults withDuplication(double share) {
        return new LinkFaults(delay, jitter, loss, share, bytesPerSecond, cut, stalled);
    }

    public LinkFaults withBytesPerSecond(long limit) {
        return new LinkFaults(delay, jitter, loss, duplication, limit, cut, stalled);
    }

    /// Cuts one way more.
    public LinkFaults withCut(Direction way) {
        Set<Direction> ways = EnumSet.of(way);
        ways.addAll(cut);
        return new LinkFaults(delay, jitter, loss, duplication, bytesPerSecond, ways, stalled);
    }

    public LinkFaults withStall() {
        return new LinkFaults(delay, jitter, loss, duplication, bytesPerSecond, cut, true);
    }

    boolean blocks(Direction way) {
        return stalled || cut.contains(way);
    }

    /// The time that `bytes` occupy the link.
    long nanosFor(int bytes) {
        return bytesPerSecond == 0 ? 0 : bytes * 1_000_000_000L / bytesPerSecond;
    }
}
