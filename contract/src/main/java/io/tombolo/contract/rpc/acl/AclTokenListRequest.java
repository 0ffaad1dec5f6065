package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Asks for tokens. Source: RPC sheet 16, "ACLTokenListRequest".
///
/// @param authMethod    auth method name
/// @param includeGlobal include global tokens
/// @param includeLocal  include local tokens
/// @param policy        only tokens linked to this policy id
/// @param role          only tokens linked to this role id
public record AclTokenListRequest(
        String datacenter,
        String authMethod,
        boolean includeGlobal,
        boolean includeLocal,
        String policy,
        String role,
        String serviceName,
        @Embedded QueryOptions options) {}
