package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Removes a token. Source: RPC sheet 16, "ACLTokenDeleteRequest".
///
/// @param tokenId accessor id for delete; accessor or secret for read
public record AclTokenDeleteRequest(
        String datacenter,
        @WireField(name = "TokenID") String tokenId,
        @Embedded WriteRequest write) {}
