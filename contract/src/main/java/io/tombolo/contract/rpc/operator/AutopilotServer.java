package io.tombolo.contract.rpc.operator;

import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.msgpack.Value;
import java.util.Map;

/// A server. Source: RPC sheet 16, "raft-autopilot.Server".
///
/// @param address     IP or hostname
/// @param ext         extension value, none in community builds
/// @param isLeader    leader flag
/// @param nodeStatus  alive, left, failed or unknown
/// @param nodeType    voter and friends
/// @param raftVersion raft protocol
/// @param version     Consul version
/// @param meta        metadata
public record AutopilotServer(
        String address,
        Value ext,
        @WireField(name = "ID") String id,
        boolean isLeader,
        String name,
        String nodeStatus,
        String nodeType,
        long raftVersion,
        String version,
        Map<String, String> meta) {

    /// Takes copies of the collections.
    public AutopilotServer {
        meta = Sorted.copy(meta);
    }
}
