package io.tombolo.contract.rpc.configentry;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Asks for the entries of many kinds. Source: RPC sheet 16, "ConfigEntryListAllRequest".
///
/// @param kinds kinds the caller understands; empty means the 1.8 set
public record ConfigEntryListAllRequest(
        String datacenter, List<String> kinds, @Embedded QueryOptions options) {

    /// Takes copies of the collections.
    public ConfigEntryListAllRequest {
        kinds = List.copyOf(kinds);
    }
}
