package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Removes a policy. Source: RPC sheet 16, "ACLPolicyDeleteRequest".
public record AclPolicyDeleteRequest(
        String datacenter,
        @WireField(name = "PolicyID") String policyId,
        @Embedded WriteRequest write) {}
