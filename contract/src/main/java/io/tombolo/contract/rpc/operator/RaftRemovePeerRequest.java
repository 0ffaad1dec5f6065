package io.tombolo.contract.rpc.operator;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Removes a server from the cluster. Source: RPC sheet 16, "RaftRemovePeerRequest".
///
/// @param address raft address to remove
public record RaftRemovePeerRequest(
        String datacenter,
        String address,
        @WireField(name = "ID") String id,
        @Embedded WriteRequest write) {}
