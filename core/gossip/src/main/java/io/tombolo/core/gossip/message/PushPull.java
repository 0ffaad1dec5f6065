package io.tombolo.core.gossip.message;

import io.tombolo.core.wire.Bytes;
import java.util.List;

/// Everything one side knows: asked with, and answered with. Source: gossip sheet 6.1.
///
/// @param join whether this is an explicit join and not the periodic exchange
/// @param nodes every member the sender knows, itself included, in every state
/// @param userState the state of the layer above; with serf a [SerfPushPull]; may be empty
public record PushPull(boolean join, List<NodeState> nodes, Bytes userState) implements StreamMessage {

    public PushPull {
        nodes = List.copyOf(nodes);
    }
}
