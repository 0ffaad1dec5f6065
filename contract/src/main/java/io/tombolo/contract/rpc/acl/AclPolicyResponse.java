package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Optional;

/// A policy, if there is one. Source: RPC sheet 16, "ACLPolicyResponse".
///
/// @param policy the policy, none when absent
public record AclPolicyResponse(
        Optional<AclPolicy> policy, @Embedded QueryMeta meta) {}
