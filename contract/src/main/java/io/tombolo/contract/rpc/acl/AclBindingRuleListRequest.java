package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Asks for binding rules. Source: RPC sheet 16, "ACLBindingRuleListRequest".
///
/// @param authMethod auth method name
public record AclBindingRuleListRequest(
        String datacenter, String authMethod, @Embedded QueryOptions options) {}
