package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Asks for a policy. Source: RPC sheet 16, "ACLPolicyGetRequest".
public record AclPolicyGetRequest(
        String datacenter,
        @WireField(name = "PolicyID") String policyId,
        String policyName,
        @Embedded QueryOptions options) {}
