package io.tombolo.contract.rpc.operator;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.QuerySource;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Map;

/// Asks how much there is. Source: RPC sheet 16, "OperatorUsageRequest".
///
/// @param global          ask every datacenter
/// @param peerName        peer name, empty for local data
/// @param source          source of the query for distance sorting
/// @param nodeMetaFilters all pairs must match
public record OperatorUsageRequest(
        String datacenter,
        boolean global,
        String peerName,
        QuerySource source,
        Map<String, String> nodeMetaFilters,
        @Embedded QueryOptions options) {

    /// Takes copies of the collections.
    public OperatorUsageRequest {
        nodeMetaFilters = Sorted.copy(nodeMetaFilters);
    }
}
