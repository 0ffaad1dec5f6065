package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Several policies. Source: RPC sheet 16, "ACLPolicyBatchResponse".
public record AclPolicyBatchResponse(
        List<AclPolicy> policies, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public AclPolicyBatchResponse {
        policies = List.copyOf(policies);
    }
}
