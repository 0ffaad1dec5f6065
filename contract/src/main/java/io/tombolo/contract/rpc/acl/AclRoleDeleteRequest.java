package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Removes a role. Source: RPC sheet 16, "ACLRoleDeleteRequest".
public record AclRoleDeleteRequest(
        String datacenter,
        @WireField(name = "RoleID") String roleId,
        @Embedded WriteRequest write) {}
