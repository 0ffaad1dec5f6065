package io.tombolo.contract.rpc.catalog;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Nodes. Source: RPC sheet 16, "IndexedNodes".
///
/// @param nodes list of nodes
public record IndexedNodes(List<Node> nodes, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedNodes {
        nodes = List.copyOf(nodes);
    }
}
