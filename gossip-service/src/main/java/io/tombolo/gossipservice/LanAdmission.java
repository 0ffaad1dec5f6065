package io.tombolo.gossipservice;

import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.swim.Admission;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.Bytes;
import java.util.List;
import java.util.Optional;

/// Only agents of this datacenter are members of its LAN pool, and none has the ID of this node.
///
/// Source: gossip sheet 22.3.
final class LanAdmission implements Admission {

    private final Datacenter datacenter;
    private final String nodeId;
    private final NodeName node;

    LanAdmission(Datacenter datacenter, String nodeId, NodeName node) {
        this.datacenter = datacenter;
        this.nodeId = nodeId;
        this.node = node;
    }

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

    private Optional<String> obstacle(String member, Bytes meta) {
        Tags tags = ServerTags.of(meta);
        String theirs = tags.value("dc").orElse("");
        if (!theirs.equals(datacenter.name())) {
            return Optional.of("%s is of datacenter \"%s\", this is %s".formatted(member, theirs, datacenter));
        }
        if (!tags.value("segment").orElse("").isEmpty()
                || !tags.value("ap").orElse("").isEmpty()) {
            return Optional.of("%s is in a segment or partition, which this datacenter has not".formatted(member));
        }
        if (tags.value("id").orElse("").equals(nodeId) && !member.equalsIgnoreCase(node.name())) {
            return Optional.of("%s has the node ID of this node, %s: remove its data_dir/node-id or set node_id"
                    .formatted(member, nodeId));
        }
        return Optional.empty();
    }
}
