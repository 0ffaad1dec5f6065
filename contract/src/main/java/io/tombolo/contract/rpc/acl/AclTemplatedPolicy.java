package io.tombolo.contract.rpc.acl;

import io.tombolo.core.wire.binding.WireField;
import java.util.List;
import java.util.Optional;

/// A policy made from a template. Source: RPC sheet 16, "ACLTemplatedPolicy".
///
/// @param templateId   builtin template id
/// @param templateName builtin template name
/// @param datacenters  datacenters it applies to, empty means all
public record AclTemplatedPolicy(
        @WireField(name = "TemplateID") String templateId,
        String templateName,
        Optional<AclTemplatedPolicyVariables> templateVariables,
        List<String> datacenters) {

    /// Takes copies of the collections.
    public AclTemplatedPolicy {
        datacenters = List.copyOf(datacenters);
    }
}
