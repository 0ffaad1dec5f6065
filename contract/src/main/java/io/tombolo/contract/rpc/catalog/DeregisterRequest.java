package io.tombolo.contract.rpc.catalog;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Removes a check, an instance, or a node with all that is on it. Source: RPC sheet 16, "DeregisterRequest".
///
/// @param checkId   check id, unique per node
/// @param node      node name
/// @param peerName  peer name, empty for local data
/// @param serviceId service instance id
public record DeregisterRequest(
        String datacenter,
        @WireField(name = "CheckID") String checkId,
        String node,
        String peerName,
        @WireField(name = "ServiceID") String serviceId,
        @Embedded WriteRequest write) {}
