package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.codec.Malformed;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.Query;
import io.tombolo.core.gossip.message.UserEvent;
import io.tombolo.core.gossip.swim.JoinTicket;
import io.tombolo.core.gossip.swim.SwimEvent;
import io.tombolo.core.wire.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a [SerfMachine] wants known. Source of the kinds: gossip sheet 20.
public sealed interface SerfEvent {

    /// Members changed; more than one at once only with coalescing, or when they are reaped.
    record MembersChanged(Change change, List<SerfMember> members) implements SerfEvent {

        public MembersChanged {
            members = List.copyOf(members);
        }
    }

    /// How.
    enum Change {
        /// New, or back.
        JOINED,
        /// Gone by its own or an operator's will.
        LEFT,
        /// Gone without a word.
        FAILED,
        /// Has other tags.
        UPDATED,
        /// Gone for so long that it is forgotten.
        REAPED
    }

    /// Something happened somewhere.
    record UserEventHeard(UserEvent event) implements SerfEvent {}

    /// Somebody asks; [SerfInput.Respond] may answer until the deadline.
    record QueryHeard(QueryHandle handle, Query query, Instant deadline) implements SerfEvent {}

    /// A question of ours is under way.
    record Asked(AskTicket ticket, QueryHandle handle, Instant deadline) implements SerfEvent {}

    /// A member got our question.
    record QueryAcked(AskTicket ticket, MemberName from) implements SerfEvent {}

    /// A member answered our question.
    record QueryAnswered(AskTicket ticket, MemberName from, Bytes payload) implements SerfEvent {}

    /// No more answers are taken.
    record QueryClosed(AskTicket ticket, int acks, int answers) implements SerfEvent {}

    /// What became of a change or list of all keyrings.
    ///
    /// @param nodes       members that were asked
    /// @param answers     members that answered
    /// @param problems    what went wrong, by member
    /// @param keys        how many members have which key, by its base64 form
    /// @param primaryKeys how many members write with which key
    record KeysReported(
            AskTicket ticket,
            int nodes,
            int answers,
            Map<MemberName, String> problems,
            Map<String, Integer> keys,
            Map<String, Integer> primaryKeys)
            implements SerfEvent {

        public KeysReported {
            problems = Map.copyOf(problems);
            keys = Map.copyOf(keys);
            primaryKeys = Map.copyOf(primaryKeys);
        }

        /// Whether all answered, and none had a problem.
        public boolean complete() {
            return problems.isEmpty() && answers == nodes;
        }

        /// Tells nothing of the keys.
        @Override
        public String toString() {
            return "KeysReported[ticket=%s, nodes=%d, answers=%d, problems=%s]"
                    .formatted(ticket, nodes, answers, problems);
        }
    }

    /// All contacts of a join have answered or failed. It succeeded if one answered.
    record Joined(JoinTicket ticket, int reached, List<SwimEvent.JoinFailure> failures) implements SerfEvent {

        public Joined {
            failures = List.copyOf(failures);
        }
    }

    /// The members of the snapshot were tried until one answered, or none was left.
    record Rejoined(boolean success) implements SerfEvent {}

    /// This node has left; the process may end.
    ///
    /// @param complete whether everything that had to get around did so in time
    record HasLeft(boolean complete) implements SerfEvent {}

    /// A command that has no other answer is on its way to everybody.
    record CommandTaken(AskTicket ticket) implements SerfEvent {}

    /// A command was not carried out.
    ///
    /// @param ticket of a command that has one: nothing more comes for it
    record CommandRefused(String command, Optional<AskTicket> ticket, String reason) implements SerfEvent {}

    /// Broadcasts pile up in a queue.
    record QueueLong(String queue, int length, int dropped) implements SerfEvent {}

    /// The vote about the own name is over.
    ///
    /// @param votes    members that said what they know
    /// @param forMe    how many of them know this node under the name
    record NameVoted(int votes, int forMe, boolean won) implements SerfEvent {}

    /// A message could not be read, or makes no sense. Count it; log it rarely.
    record MessageRefused(MemberName from, Malformed malformed) implements SerfEvent {}

    /// A coordinate that a member told was not taken.
    record CoordinateRefused(MemberName from, String reason) implements SerfEvent {}

    /// Serf's own queries come faster than they are answered.
    record InternalQueryDropped(String name) implements SerfEvent {}
}
