package io.tombolo.contract.rpc.connect;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.connect.CaRoot;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;

/// The root certificates. Source: RPC sheet 16, "IndexedCARoots".
///
/// @param activeRootId ID of the active root
/// @param trustDomain  cluster id plus .consul
/// @param roots        list of roots
public record IndexedCaRoots(
        @WireField(name = "ActiveRootID") String activeRootId,
        String trustDomain,
        List<CaRoot> roots,
        @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedCaRoots {
        roots = List.copyOf(roots);
    }
}
