package io.tombolo.contract.rpc.kv;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.catalog.kv.DirEntry;
import io.tombolo.core.wire.binding.Embedded;

/// Changes an entry. Source: RPC sheet 16, "KVSRequest".
///
/// @param dirEnt the entry
/// @param op     `set`, `delete`, `delete-cas`, `delete-tree`, `cas`, `lock` or `unlock`
public record KvsRequest(
        String datacenter,
        DirEntry dirEnt,
        String op,
        @Embedded WriteRequest write) {}
