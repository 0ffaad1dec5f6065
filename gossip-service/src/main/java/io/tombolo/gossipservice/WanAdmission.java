package io.tombolo.gossipservice;

import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.swim.Admission;
import io.tombolo.core.wire.Bytes;
import java.util.List;
import java.util.Optional;

/// Only servers are members of the WAN pool. Source: gossip sheet 22.3.
final class WanAdmission implements Admission {

    @Override
    public Optional<String> obstacleTo(Alive claim) {
        return obstacle(claim.node().name(), claim.meta());
    }

    @Override
    public Optional<String> obstacleToMerge(List<NodeState> members) {
        return members.stream()
                .flatMap(member -> obstacle(member.name().name(), member.meta()).stream())
                .findFirst();
    }

    private static Optional<String> obstacle(String member, Bytes meta) {
        return ServerTags.obstacle(ServerTags.of(meta)).map(why -> "%s is not a server: %s".formatted(member, why));
    }
}
