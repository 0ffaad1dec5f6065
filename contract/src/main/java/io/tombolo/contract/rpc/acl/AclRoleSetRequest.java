package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;

/// Writes a role. Source: RPC sheet 16, "ACLRoleSetRequest".
///
/// @param role the role to write
public record AclRoleSetRequest(
        String datacenter, AclRole role, @Embedded WriteRequest write) {}
