package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.SequenceNumber;

/// What the machine wants to be woken for. A later [SwimOutput.WakeAt] of an equal timer replaces the earlier one;
/// one that fires although nothing waits for it any more does nothing.
public sealed interface SwimTimer {

    /// The next member is to be probed.
    record ProbeTick() implements SwimTimer {}

    /// Rumours are to be sent on; armed only while there are any.
    record GossipTick() implements SwimTimer {}

    /// States are to be exchanged with one member.
    record PushPullTick() implements SwimTimer {}

    /// The direct ping of a probe had its time; others are asked now.
    record ProbeTimeout(SequenceNumber sequence) implements SwimTimer {}

    /// The whole probe had its time.
    record ProbeDeadline(SequenceNumber sequence) implements SwimTimer {}

    /// The ping on behalf of another member had its time.
    record RelayTimeout(SequenceNumber sequence) implements SwimTimer {}

    /// A suspected member had its time to refute.
    record SuspicionExpiry(MemberName member) implements SwimTimer {}

    /// What is said about oneself had its time to get around.
    record SpreadTimeout() implements SwimTimer {}
}
