package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.MemberName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// The countdown from an accusation to a death.
///
/// Starts long, and every further accuser shortens it: many members that cannot reach one are right more often
/// than one that cannot. Source: gossip sheet 10; Lifeguard, "Local Health Aware Suspicion".
final class Suspicion {

    private final Instant start;
    private final Duration minimum;
    private final Duration maximum;
    private final int expected;
    private final Set<MemberName> accusers = new HashSet<>();
    private int confirmations;

    /// @param accuser who was first; does not count as a confirmation
    Suspicion(Instant start, MemberName accuser, int expected, Duration minimum, Duration maximum) {
        this.start = start;
        this.expected = expected;
        this.minimum = minimum;
        this.maximum = maximum;
        accusers.add(accuser);
    }

    /// Counts another accuser; false if it is not news, or enough have been counted.
    boolean confirm(MemberName accuser) {
        if (confirmations >= expected || !accusers.add(accuser)) {
            return false;
        }
        confirmations++;
        return true;
    }

    /// When the member is to be buried, as things stand.
    Instant due() {
        return start.plus(Scaling.suspicionRemaining(confirmations, expected, Duration.ZERO, minimum, maximum));
    }
}
