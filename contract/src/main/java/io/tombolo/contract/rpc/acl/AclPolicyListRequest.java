package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Asks for the policies. Source: RPC sheet 16, "ACLPolicyListRequest".
public record AclPolicyListRequest(
        String datacenter, @Embedded QueryOptions options) {}
