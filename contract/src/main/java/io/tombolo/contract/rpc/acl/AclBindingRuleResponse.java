package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Optional;

/// A binding rule, if there is one. Source: RPC sheet 16, "ACLBindingRuleResponse".
///
/// @param bindingRule the rule, none when absent
public record AclBindingRuleResponse(
        Optional<AclBindingRule> bindingRule, @Embedded QueryMeta meta) {}
