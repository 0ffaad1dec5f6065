package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.health.NodeInfo;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Nodes with their services and checks. Source: RPC sheet 16, "IndexedNodeDump".
///
/// @param dump         list of dumps
/// @param importedDump same for peered data
public record IndexedNodeDump(
        List<NodeInfo> dump,
        List<NodeInfo> importedDump,
        @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedNodeDump {
        dump = List.copyOf(dump);
        importedDump = List.copyOf(importedDump);
    }
}
