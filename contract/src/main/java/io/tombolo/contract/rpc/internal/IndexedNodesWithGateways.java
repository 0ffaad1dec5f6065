package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.catalog.GatewayService;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Instances with their nodes and checks, and what is behind gateways.
///
/// Source: RPC sheet 16, "IndexedNodesWithGateways".
///
/// @param gateways      gateway associations
/// @param importedNodes same for peered data
/// @param nodes         list of nodes
public record IndexedNodesWithGateways(
        List<GatewayService> gateways,
        List<CheckServiceNode> importedNodes,
        List<CheckServiceNode> nodes,
        @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedNodesWithGateways {
        gateways = List.copyOf(gateways);
        importedNodes = List.copyOf(importedNodes);
        nodes = List.copyOf(nodes);
    }
}
