package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;
import java.util.Optional;

/// A token, if there is one that the caller may see. Source: RPC sheet 16, "ACLTokenResponse".
///
/// @param agentAclDefaultPolicy     default policy of the answering agent
/// @param agentAclDownPolicy        down policy of the answering agent
/// @param redacted                  true when secrets were replaced by the text `<hidden>`
/// @param resolvedByAgent           agent name
/// @param sourceDatacenter          datacenter that answered or is replicated from
/// @param token                     the token, none when not found (1.8 to 1.14; from 1.15 an error instead)
/// @param namespaceDefaultPolicyIds empty in a community edition
/// @param namespaceDefaultRoleIds   empty in a community edition
public record AclTokenResponse(
        @WireField(name = "AgentACLDefaultPolicy") String agentAclDefaultPolicy,
        @WireField(name = "AgentACLDownPolicy") String agentAclDownPolicy,
        boolean redacted,
        String resolvedByAgent,
        String sourceDatacenter,
        Optional<AclToken> token,
        List<AclPolicy> expandedPolicies,
        List<AclRole> expandedRoles,
        @WireField(name = "NamespaceDefaultPolicyIDs") List<String> namespaceDefaultPolicyIds,
        @WireField(name = "NamespaceDefaultRoleIDs") List<String> namespaceDefaultRoleIds,
        @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public AclTokenResponse {
        expandedPolicies = List.copyOf(expandedPolicies);
        expandedRoles = List.copyOf(expandedRoles);
        namespaceDefaultPolicyIds = List.copyOf(namespaceDefaultPolicyIds);
        namespaceDefaultRoleIds = List.copyOf(namespaceDefaultRoleIds);
    }
}
