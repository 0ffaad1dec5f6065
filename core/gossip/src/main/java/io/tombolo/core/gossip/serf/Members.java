package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.swim.Membership;
import io.tombolo.core.gossip.swim.Peer;
import java.util.List;
import java.util.function.Supplier;

/// The few things that queries want of the membership.
final class Members {

    private final Supplier<Membership> membership;

    Members(Supplier<Membership> membership) {
        this.membership = membership;
    }

    int size() {
        return membership.get().size();
    }

    /// Those that are alive or suspect.
    int present() {
        return membership.get().present();
    }

    /// Live members that can pass messages on.
    List<Peer> relays(int count) {
        return membership.get().choose(count, member -> member.versions().understandsChecksums()).stream()
                .map(Members::peer)
                .toList();
    }

    private static Peer peer(NodeState member) {
        return new Peer(member.name(), member.address());
    }
}
