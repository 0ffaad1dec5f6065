package io.tombolo.contract.rpc.acl;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;

/// A set of policies. Source: RPC sheet 16, "ACLRole".
///
/// @param description free text
/// @param hash        content hash used by replication
/// @param policies    linked policies
public record AclRole(
        String description,
        Bytes hash,
        @WireField(name = "ID") String id,
        String name,
        List<AclNodeIdentity> nodeIdentities,
        List<AclRolePolicyLink> policies,
        List<AclServiceIdentity> serviceIdentities,
        List<AclTemplatedPolicy> templatedPolicies,
        @Embedded RaftIndex raft) {

    /// Takes copies of the collections.
    public AclRole {
        nodeIdentities = List.copyOf(nodeIdentities);
        policies = List.copyOf(policies);
        serviceIdentities = List.copyOf(serviceIdentities);
        templatedPolicies = List.copyOf(templatedPolicies);
    }
}
