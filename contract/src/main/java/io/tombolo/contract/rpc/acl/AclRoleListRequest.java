package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Asks for roles. Source: RPC sheet 16, "ACLRoleListRequest".
///
/// @param policy only roles linked to this policy id
public record AclRoleListRequest(
        String datacenter, String policy, @Embedded QueryOptions options) {}
