package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.codec.ConflictVotes;
import io.tombolo.core.gossip.codec.Decoded;
import io.tombolo.core.gossip.message.ConflictVote;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.wire.Bytes;

/// Whose name is it: everybody says where they know the node of that name to be.
///
/// The node that most know stays; the other one stops. Source: gossip sheet 17.2.
final class NameVote implements OpenQuery {

    private final SerfLocal local;
    private final Runnable whenOver;
    private int votes;
    private int forMe;

    NameVote(SerfLocal local, Runnable whenOver) {
        this.local = local;
        this.whenOver = whenOver;
    }

    @Override
    public void acked(MemberName from) {}

    @Override
    public void answered(MemberName from, Bytes payload) {
        if (ConflictVotes.decode(payload) instanceof Decoded.Value<ConflictVote> read) {
            votes++;
            if (read.value() instanceof ConflictVote.Seen seen && isMine(seen)) {
                forMe++;
            }
        }
    }

    private boolean isMine(ConflictVote.Seen seen) {
        Peer self = local.self();
        return seen.address().sameHost(self.address())
                && seen.address().port() == self.address().port();
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    public void closed(int acks, int answers) {
        boolean won = forMe >= votes / 2 + 1;
        local.announce(new SerfEvent.NameVoted(votes, forMe, won));
        whenOver.run();
        if (!won) {
            local.put(new SerfOutput.ShutDown("name %s belongs to another node: %d of %d members know this one by it"
                    .formatted(local.self().name(), forMe, votes)));
        }
    }
}
