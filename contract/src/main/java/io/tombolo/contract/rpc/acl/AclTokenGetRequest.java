package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Asks for a token. Source: RPC sheet 16, "ACLTokenGetRequest".
///
/// @param expanded    also return linked policies and roles
/// @param tokenId     accessor id for delete; accessor or secret for read
/// @param tokenIdType secret or accessor
public record AclTokenGetRequest(
        String datacenter,
        boolean expanded,
        @WireField(name = "TokenID") String tokenId,
        @WireField(name = "TokenIDType") String tokenIdType,
        @Embedded QueryOptions options) {

    /// Without the secrets.
    @Override
    public String toString() {
        return "AclTokenGetRequest[tokenIdType=%s, datacenter=%s, expanded=%s]"
                .formatted(tokenIdType, datacenter, expanded);
    }
}
