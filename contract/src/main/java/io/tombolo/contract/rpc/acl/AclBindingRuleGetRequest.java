package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Asks for a binding rule. Source: RPC sheet 16, "ACLBindingRuleGetRequest".
public record AclBindingRuleGetRequest(
        String datacenter,
        @WireField(name = "BindingRuleID") String bindingRuleId,
        @Embedded QueryOptions options) {}
