package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Asks for a role. Source: RPC sheet 16, "ACLRoleGetRequest".
public record AclRoleGetRequest(
        String datacenter,
        @WireField(name = "RoleID") String roleId,
        String roleName,
        @Embedded QueryOptions options) {}
