package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;

/// Writes a policy. Source: RPC sheet 16, "ACLPolicySetRequest".
///
/// @param policy the policy to write
public record AclPolicySetRequest(
        String datacenter, AclPolicy policy, @Embedded WriteRequest write) {}
