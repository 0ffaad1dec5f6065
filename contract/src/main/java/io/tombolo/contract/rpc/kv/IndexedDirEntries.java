package io.tombolo.contract.rpc.kv;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Entries. Source: RPC sheet 16, "IndexedDirEntries".
///
/// @param entries list of entries
public record IndexedDirEntries(
        List<DirEntry> entries, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedDirEntries {
        entries = List.copyOf(entries);
    }
}
