package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Several roles. Source: RPC sheet 16, "ACLRoleBatchResponse".
public record AclRoleBatchResponse(
        List<AclRole> roles, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public AclRoleBatchResponse {
        roles = List.copyOf(roles);
    }
}
