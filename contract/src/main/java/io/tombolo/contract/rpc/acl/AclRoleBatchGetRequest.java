package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;

/// Asks for several roles. Source: RPC sheet 16, "ACLRoleBatchGetRequest".
public record AclRoleBatchGetRequest(
        String datacenter,
        @WireField(name = "RoleIDs") List<String> roleIds,
        @Embedded QueryOptions options) {

    /// Takes copies of the collections.
    public AclRoleBatchGetRequest {
        roleIds = List.copyOf(roleIds);
    }
}
