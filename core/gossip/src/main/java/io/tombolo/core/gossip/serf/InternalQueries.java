package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.codec.ConflictVotes;
import io.tombolo.core.gossip.message.ConflictVote;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberStatus;
import io.tombolo.core.gossip.message.Query;
import java.time.Duration;
import java.time.Instant;

/// Serf's own questions: is everybody there, whose name is it, which keys. Source: gossip sheet 17.
///
/// They never reach the application. Each costs an answer and perhaps relays, so they are answered only so often.
final class InternalQueries {

    static final String PING = "_serf_ping";
    static final String CONFLICT = "_serf_conflict";

    /// A rotation of keys in a large pool takes 3 queries; 64 at once and 16 a second leave room for any operator.
    static final int BURST = 64;

    static final Duration REFILL = Duration.ofMillis(1000 / 16);

    private final SerfLocal local;
    private final Roster roster;
    private final Answers answers;
    private final Keys keys;
    private final Allowance allowance = new Allowance(BURST, REFILL);

    InternalQueries(SerfLocal local, Roster roster, Answers answers, Keys keys) {
        this.local = local;
        this.roster = roster;
        this.answers = answers;
        this.keys = keys;
    }

    void asked(Instant now, Query query) {
        if (!allowance.take(now)) {
            local.announce(new SerfEvent.InternalQueryDropped(query.name()));
            return;
        }
        switch (query.name()) {
            // The ack was all that was asked for.
            case PING -> {}
            case CONFLICT -> vote(now, query);
            default ->
                KeyOperation.ofQuery(query.name()).ifPresent(operation -> keys.asked(now, query, operation, answers));
        }
    }

    private void vote(Instant now, Query query) {
        String name = query.payload().text();
        if (name.length() > MemberName.LIMIT || local.isSelf(new MemberName(name))) {
            return;
        }
        ConflictVote vote = roster.find(new MemberName(name))
                .<ConflictVote>map(member -> new ConflictVote.Seen(
                        member.name(), member.address(), member.versions(), numberOf(member.status()), member.tags()))
                .orElseGet(ConflictVote.Unseen::new);
        answers.send(now, query, false, ConflictVotes.encode(vote));
    }

    private static int numberOf(MemberStatus status) {
        return switch (status) {
            case NONE -> 0;
            case ALIVE -> 1;
            case LEAVING -> 2;
            case LEFT -> 3;
            case FAILED -> 4;
        };
    }
}
