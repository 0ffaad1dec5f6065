package io.tombolo.contract.rpc.acl;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A token, as lists show it. Source: RPC sheet 16, "ACLTokenListStub".
///
/// @param accessorId     public id of the token (UUID)
/// @param authMethod     auth method name
/// @param createTime     creation time
/// @param description    free text
/// @param expirationTime absolute expiry, none for never
/// @param hash           content hash used by replication
/// @param legacy         legacy token
/// @param local          valid only in the issuing datacenter
/// @param secretId       secret id; `<hidden>` when redacted
/// @param policies       linked policies
public record AclTokenListStub(
        @WireField(name = "AccessorID") String accessorId,
        String authMethod,
        Instant createTime,
        String description,
        Optional<Instant> expirationTime,
        Bytes hash,
        boolean legacy,
        boolean local,
        @WireField(name = "SecretID") String secretId,
        List<AclNodeIdentity> nodeIdentities,
        List<AclTokenPolicyLink> policies,
        List<AclTokenRoleLink> roles,
        List<AclServiceIdentity> serviceIdentities,
        List<AclTemplatedPolicy> templatedPolicies,
        @Embedded RaftIndex raft) {

    /// Takes copies of the collections.
    public AclTokenListStub {
        nodeIdentities = List.copyOf(nodeIdentities);
        policies = List.copyOf(policies);
        roles = List.copyOf(roles);
        serviceIdentities = List.copyOf(serviceIdentities);
        templatedPolicies = List.copyOf(templatedPolicies);
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "AclTokenListStub[accessorId=%s, description=%s, local=%s]".formatted(accessorId, description, local);
    }
}
