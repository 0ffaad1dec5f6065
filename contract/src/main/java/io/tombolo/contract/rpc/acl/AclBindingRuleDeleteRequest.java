package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Removes a binding rule. Source: RPC sheet 16, "ACLBindingRuleDeleteRequest".
public record AclBindingRuleDeleteRequest(
        String datacenter,
        @WireField(name = "BindingRuleID") String bindingRuleId,
        @Embedded WriteRequest write) {}
