package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.swim.JoinTicket;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.gossip.swim.SwimInput;
import io.tombolo.core.wire.Bytes;
import java.util.List;

/// What can happen to a [SerfMachine].
public sealed interface SerfInput {

    /// Something for the membership inside: the start, packets, streams, its timers.
    record Swim(SwimInput input) implements SerfInput {}

    /// A timer of serf's own fired.
    record Woken(SerfTimer timer) implements SerfInput {}

    /// Join a pool through any of the contacts: [SerfEvent.Joined].
    ///
    /// @param ignoreOldEvents whether user events from before the join are not told
    record Join(JoinTicket ticket, List<Peer> contacts, boolean ignoreOldEvents) implements SerfInput {

        public Join {
            contacts = List.copyOf(contacts);
        }
    }

    /// Leave the pool: [SerfEvent.HasLeft].
    record Leave() implements SerfInput {}

    /// Declare a failed member left, or with `prune` forget it everywhere: [SerfEvent.CommandTaken].
    record ForceLeave(AskTicket ticket, MemberName member, boolean prune) implements SerfInput {}

    /// Tell everybody other tags: [SerfEvent.CommandTaken].
    record SetTags(AskTicket ticket, Tags tags) implements SerfInput {}

    /// Tell everybody that something happened: [SerfEvent.CommandTaken].
    ///
    /// @param coalesce whether receivers may keep only the latest of the name
    record FireEvent(AskTicket ticket, String name, Bytes payload, boolean coalesce) implements SerfInput {}

    /// Ask everybody: [SerfEvent.Asked], then the answers, then [SerfEvent.QueryClosed].
    record Ask(AskTicket ticket, Question question) implements SerfInput {}

    /// The application's answer to a [SerfEvent.QueryHeard]; once, and in time.
    record Respond(QueryHandle query, Bytes payload) implements SerfInput {}

    /// Change or list the keyrings of the whole pool: [SerfEvent.KeysReported].
    ///
    /// @param key the raw key; empty for the list
    record ChangeKeys(AskTicket ticket, KeyOperation operation, Bytes key) implements SerfInput {}
}
