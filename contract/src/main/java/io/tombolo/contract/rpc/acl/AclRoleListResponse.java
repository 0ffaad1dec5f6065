package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Roles. Source: RPC sheet 16, "ACLRoleListResponse".
public record AclRoleListResponse(
        List<AclRole> roles, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public AclRoleListResponse {
        roles = List.copyOf(roles);
    }
}
