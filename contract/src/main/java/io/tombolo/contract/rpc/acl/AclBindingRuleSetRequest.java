package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;

/// Writes a binding rule. Source: RPC sheet 16, "ACLBindingRuleSetRequest".
///
/// @param bindingRule the rule to write
public record AclBindingRuleSetRequest(
        String datacenter,
        AclBindingRule bindingRule,
        @Embedded WriteRequest write) {}
