package io.tombolo.contract.rpc.query;

import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Map;

/// Asks for what a datacenter has of something. Source: RPC sheet 16, "DCSpecificRequest".
///
/// @param datacenter      empty for that of whoever is asked
/// @param nodeMetaFilters metadata that nodes have to have
/// @param peerName        empty in a community edition
public record DcSpecificRequest(
        String datacenter,
        Map<String, String> nodeMetaFilters,
        QuerySource source,
        String peerName,
        @Embedded QueryOptions options) {

    /// Takes a copy of the map.
    public DcSpecificRequest {
        nodeMetaFilters = Sorted.copy(nodeMetaFilters);
    }

    /// Everything, as the options say.
    public static DcSpecificRequest of(String datacenter, QueryOptions options) {
        return new DcSpecificRequest(datacenter, Map.of(), QuerySource.NONE, "", options);
    }
}
