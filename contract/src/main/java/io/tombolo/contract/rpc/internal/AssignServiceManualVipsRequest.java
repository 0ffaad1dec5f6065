package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.QuerySource;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;
import java.util.Map;

/// Gives a service addresses that somebody chose. Source: RPC sheet 16, "AssignServiceManualVIPsRequest".
public record AssignServiceManualVipsRequest(
        String datacenter,
        String peerName,
        String service,
        QuerySource source,
        @WireField(name = "ManualVIPs") List<String> manualVips,
        Map<String, String> nodeMetaFilters,
        @Embedded QueryOptions options) {

    /// Takes copies of the collections.
    public AssignServiceManualVipsRequest {
        manualVips = List.copyOf(manualVips);
        nodeMetaFilters = Sorted.copy(nodeMetaFilters);
    }
}
