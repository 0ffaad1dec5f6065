package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Policies, as lists show them. Source: RPC sheet 16, "ACLPolicyListResponse".
public record AclPolicyListResponse(
        List<AclPolicyListStub> policies, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public AclPolicyListResponse {
        policies = List.copyOf(policies);
    }
}
