package io.tombolo.contract.rpc.kv;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Keys. Source: RPC sheet 16, "IndexedKeyList".
///
/// @param keys list of keys
public record IndexedKeyList(List<String> keys, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedKeyList {
        keys = List.copyOf(keys);
    }
}
