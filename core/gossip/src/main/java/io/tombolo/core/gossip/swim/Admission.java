package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.NodeState;
import java.util.List;
import java.util.Optional;

/// Who may be a member, beyond what SWIM itself demands. Source: gossip sheet 6.1 and 22.3.
public interface Admission {

    /// Why one claim is refused; empty if it is not. Never asked about the own node.
    Optional<String> obstacleTo(Alive claim);

    /// Why everything that came with an explicit join is refused; empty if it is not.
    Optional<String> obstacleToMerge(List<NodeState> members);

    /// Everybody.
    static Admission everybody() {
        return new Admission() {
            @Override
            public Optional<String> obstacleTo(Alive claim) {
                return Optional.empty();
            }

            @Override
            public Optional<String> obstacleToMerge(List<NodeState> members) {
                return Optional.empty();
            }
        };
    }
}
