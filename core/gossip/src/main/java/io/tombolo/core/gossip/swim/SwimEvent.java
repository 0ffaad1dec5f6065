package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.util.List;

/// What a [Membership] wants known: one log line, one metric, one observation each.
public sealed interface SwimEvent {

    /// A member is new, or back from the dead. The own node is the first.
    record MemberJoined(NodeState member) implements SwimEvent {}

    /// A live member changed its meta.
    record MemberUpdated(NodeState member) implements SwimEvent {}

    /// A member is gone: `LEFT` if it said goodbye itself, `DEAD` if it failed.
    record MemberGone(NodeState member) implements SwimEvent {}

    /// Members gone for long were forgotten.
    record MembersForgotten(List<MemberName> members) implements SwimEvent {

        public MembersForgotten {
            members = List.copyOf(members);
        }
    }

    /// A member is under suspicion.
    ///
    /// @param accuser who was the first to say so here
    record MemberSuspected(MemberName member, Incarnation incarnation, MemberName accuser) implements SwimEvent {}

    /// A suspected member is alive after all.
    record SuspicionLifted(MemberName member, Incarnation incarnation) implements SwimEvent {}

    /// The own node was accused, and answered with a higher incarnation.
    record AccusationRefuted(Incarnation incarnation) implements SwimEvent {}

    /// The own health score changed; 0 is healthy.
    record HealthChanged(int score) implements SwimEvent {}

    /// A direct ping was answered.
    ///
    /// @param payload what the layer above of that member put into the ack
    record ProbeAnswered(MemberName member, Duration roundTrip, Bytes payload) implements SwimEvent {}

    /// Neither the member nor a helper answered in time.
    ///
    /// @param helpersAsked  members that were asked to ping it as well
    /// @param nacksExpected helpers that would have said that they got no answer either
    /// @param nacksHeard    helpers that did
    record ProbeFailed(MemberName member, int helpersAsked, int nacksExpected, int nacksHeard) implements SwimEvent {}

    /// No packet got through, but a stream did: a firewall between the two probably drops UDP.
    record OnlyStreamsReach(Peer member) implements SwimEvent {

        /// What to tell the operator.
        public String warning() {
            return "%s answers over TCP but not over UDP: open UDP port %d between the two"
                    .formatted(member, member.address().port());
        }
    }

    /// Two nodes claim one name.
    ///
    /// @param known   the one that has it
    /// @param claimed where the other one says it is
    record NameConflict(NodeState known, Alive claimed) implements SwimEvent {}

    /// A claim to be a member was not accepted.
    record ClaimRefused(MemberName member, Address address, String reason) implements SwimEvent {}

    /// A whole push/pull was not merged.
    ///
    /// @param join whether it was an explicit join
    record MergeRefused(Address from, boolean join, String reason) implements SwimEvent {}

    /// A periodic push/pull did not come about.
    record PushPullFailed(Peer with, String reason) implements SwimEvent {}

    /// All contacts of a join have answered or failed. It succeeded if one answered.
    ///
    /// @param reached  contacts whose state was merged
    /// @param failures what became of the others
    record JoinFinished(JoinTicket ticket, int reached, List<JoinFailure> failures) implements SwimEvent {

        public JoinFinished {
            failures = List.copyOf(failures);
        }
    }

    /// One contact that could not be joined, and why.
    record JoinFailure(Peer contact, String reason) {}

    /// The new meta was sent as often as it takes, or time is up.
    record MetaSpread(boolean complete) implements SwimEvent {}

    /// The goodbye was sent as often as it takes, or time is up.
    record FarewellSpread(boolean complete) implements SwimEvent {}
}
