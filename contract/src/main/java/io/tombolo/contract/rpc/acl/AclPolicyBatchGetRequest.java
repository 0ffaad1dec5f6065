package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;

/// Asks for several policies. Source: RPC sheet 16, "ACLPolicyBatchGetRequest".
public record AclPolicyBatchGetRequest(
        String datacenter,
        @WireField(name = "PolicyIDs") List<String> policyIds,
        @Embedded QueryOptions options) {

    /// Takes copies of the collections.
    public AclPolicyBatchGetRequest {
        policyIds = List.copyOf(policyIds);
    }
}
