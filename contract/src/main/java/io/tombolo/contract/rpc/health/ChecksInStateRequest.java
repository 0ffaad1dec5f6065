package io.tombolo.contract.rpc.health;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.QuerySource;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Map;

/// Asks for checks that say one thing. Source: RPC sheet 16, "ChecksInStateRequest".
///
/// @param peerName        peer name, empty for local data
/// @param source          source of the query for distance sorting
/// @param state           passing, warning, critical or any
/// @param nodeMetaFilters all pairs must match
public record ChecksInStateRequest(
        String datacenter,
        String peerName,
        QuerySource source,
        String state,
        Map<String, String> nodeMetaFilters,
        @Embedded QueryOptions options) {

    /// Takes copies of the collections.
    public ChecksInStateRequest {
        nodeMetaFilters = Sorted.copy(nodeMetaFilters);
    }
}
