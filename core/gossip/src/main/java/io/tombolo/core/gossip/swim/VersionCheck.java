package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.ProtocolVersions;
import java.util.Collection;
import java.util.Optional;

/// Whether two states may be merged: everybody has to speak what every live member understands.
///
/// Source: gossip sheet 6.1; vector `protocol-verification-table`.
final class VersionCheck {

    private int minimum;
    private int maximum = 0xff;
    private int delegateMinimum;
    private int delegateMaximum = 0xff;

    private VersionCheck() {}

    /// Why not; empty if they may.
    static Optional<String> obstacle(Collection<NodeState> remote, Collection<Member> known) {
        VersionCheck check = new VersionCheck();
        for (NodeState node : remote) {
            if (node.state() == MemberState.ALIVE && !node.versions().equals(ProtocolVersions.NONE)) {
                check.narrow(node.versions());
            }
        }
        for (Member member : known) {
            if (member.isAlive()) {
                check.narrow(member.claim().versions());
            }
        }
        for (NodeState node : remote) {
            Optional<String> obstacle = check.obstacle(node.name().name(), node.versions());
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        for (Member member : known) {
            Optional<String> obstacle =
                    check.obstacle(member.name().name(), member.claim().versions());
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        return Optional.empty();
    }

    private void narrow(ProtocolVersions versions) {
        minimum = Math.max(minimum, versions.minimum());
        maximum = Math.min(maximum, versions.maximum());
        delegateMinimum = Math.max(delegateMinimum, versions.delegateMinimum());
        delegateMaximum = Math.min(delegateMaximum, versions.delegateMaximum());
    }

    private Optional<String> obstacle(String name, ProtocolVersions versions) {
        if (versions.spoken() < minimum || versions.spoken() > maximum) {
            return Optional.of("Node '%s' protocol version (%d) is incompatible: [%d, %d]"
                    .formatted(name, versions.spoken(), minimum, maximum));
        }
        if (versions.delegateSpoken() < delegateMinimum || versions.delegateSpoken() > delegateMaximum) {
            return Optional.of("Node '%s' delegate protocol version (%d) is incompatible: [%d, %d]"
                    .formatted(name, versions.delegateSpoken(), delegateMinimum, delegateMaximum));
        }
        return Optional.empty();
    }
}
