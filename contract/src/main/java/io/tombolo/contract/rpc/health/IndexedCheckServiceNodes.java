package io.tombolo.contract.rpc.health;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Instances with their nodes and checks. Source: RPC sheet 16, "IndexedCheckServiceNodes".
///
/// @param nodes list of nodes
public record IndexedCheckServiceNodes(
        List<CheckServiceNode> nodes, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedCheckServiceNodes {
        nodes = List.copyOf(nodes);
    }
}
