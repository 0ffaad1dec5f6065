package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Writes a token. Source: RPC sheet 16, "ACLTokenSetRequest".
///
/// @param aclToken the token to write; Local false always goes to the primary
/// @param create   true when the caller wants a new token even though ids are supplied
public record AclTokenSetRequest(
        String datacenter,
        @WireField(name = "ACLToken") AclToken aclToken,
        boolean create,
        @Embedded WriteRequest write) {}
