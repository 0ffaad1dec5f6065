package io.tombolo.contract.rpc.operator;

import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireField;

/// A server of the cluster. Source: RPC sheet 16, "RaftServer".
///
/// @param address         raft address host:port
/// @param lastIndex       raft index
/// @param leader          leader flag
/// @param node            node name
/// @param protocolVersion raft protocol
/// @param voter           voter flag
public record RaftServer(
        String address,
        @WireField(name = "ID") String id,
        @Unsigned long lastIndex,
        boolean leader,
        String node,
        String protocolVersion,
        boolean voter) {}
