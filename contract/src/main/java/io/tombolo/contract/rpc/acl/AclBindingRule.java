package io.tombolo.contract.rpc.acl;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.Optional;

/// What the tokens of those who log in may do. Source: RPC sheet 16, "ACLBindingRule".
///
/// @param authMethod  auth method name
/// @param bindName    name template of what is bound
/// @param bindType    service, role, node (1.8.1+), policy or templated-policy (later)
/// @param bindVars    variables for templated policies
/// @param description free text
/// @param selector    bexpr over projected claims
public record AclBindingRule(
        String authMethod,
        String bindName,
        String bindType,
        Optional<AclTemplatedPolicyVariables> bindVars,
        String description,
        @WireField(name = "ID") String id,
        String selector,
        @Embedded RaftIndex raft) {}
