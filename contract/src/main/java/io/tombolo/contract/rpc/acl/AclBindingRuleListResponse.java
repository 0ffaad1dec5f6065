package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Binding rules. Source: RPC sheet 16, "ACLBindingRuleListResponse".
///
/// @param bindingRules list of rules
public record AclBindingRuleListResponse(
        List<AclBindingRule> bindingRules, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public AclBindingRuleListResponse {
        bindingRules = List.copyOf(bindingRules);
    }
}
