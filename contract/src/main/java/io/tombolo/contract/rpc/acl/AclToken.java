package io.tombolo.contract.rpc.acl;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A token. Source: RPC sheet 16, "ACLToken".
///
/// @param accessorId     public id of the token (UUID)
/// @param authMethod     auth method name
/// @param createTime     creation time
/// @param description    free text
/// @param expirationTtl  requested life time, only used on create
/// @param expirationTime absolute expiry, none for never
/// @param hash           content hash used by replication
/// @param local          valid only in the issuing datacenter
/// @param rules          legacy rule text, empty for current tokens
/// @param secretId       secret id; `<hidden>` when redacted
/// @param type           legacy client or management, empty for current tokens
/// @param policies       linked policies
public record AclToken(
        @WireField(name = "AccessorID") String accessorId,
        String authMethod,
        Instant createTime,
        String description,
        @WireField(name = "ExpirationTTL") Duration expirationTtl,
        Optional<Instant> expirationTime,
        Bytes hash,
        boolean local,
        String rules,
        @WireField(name = "SecretID") String secretId,
        String type,
        List<AclNodeIdentity> nodeIdentities,
        List<AclTokenPolicyLink> policies,
        List<AclTokenRoleLink> roles,
        List<AclServiceIdentity> serviceIdentities,
        List<AclTemplatedPolicy> templatedPolicies,
        @Embedded RaftIndex raft) {

    /// Takes copies of the collections.
    public AclToken {
        nodeIdentities = List.copyOf(nodeIdentities);
        policies = List.copyOf(policies);
        roles = List.copyOf(roles);
        serviceIdentities = List.copyOf(serviceIdentities);
        templatedPolicies = List.copyOf(templatedPolicies);
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "AclToken[accessorId=%s, description=%s, local=%s]".formatted(accessorId, description, local);
    }
}
