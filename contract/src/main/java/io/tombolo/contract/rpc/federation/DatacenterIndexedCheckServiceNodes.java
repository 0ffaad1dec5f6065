package io.tombolo.contract.rpc.federation;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;
import java.util.Map;

/// Mesh gateways by datacenter. Source: RPC sheet 16, "DatacenterIndexedCheckServiceNodes".
///
/// @param datacenterNodes datacenter name to gateway instances
public record DatacenterIndexedCheckServiceNodes(
        Map<String, List<CheckServiceNode>> datacenterNodes,
        @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public DatacenterIndexedCheckServiceNodes {
        datacenterNodes = Sorted.copy(datacenterNodes);
    }
}
