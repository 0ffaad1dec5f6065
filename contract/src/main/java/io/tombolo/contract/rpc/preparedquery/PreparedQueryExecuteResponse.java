package io.tombolo.contract.rpc.preparedquery;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;

/// What a prepared query found. Source: RPC sheet 16, "PreparedQueryExecuteResponse".
///
/// @param datacenter datacenter that supplied the nodes
/// @param dns        DNS options
/// @param failovers  number of datacenters tried before success
/// @param peerName   peer name, empty for local data
/// @param service    service name
/// @param nodes      list of nodes
public record PreparedQueryExecuteResponse(
        String datacenter,
        @WireField(name = "DNS") QueryDnsOptions dns,
        long failovers,
        String peerName,
        String service,
        List<CheckServiceNode> nodes,
        @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public PreparedQueryExecuteResponse {
        nodes = List.copyOf(nodes);
    }
}
