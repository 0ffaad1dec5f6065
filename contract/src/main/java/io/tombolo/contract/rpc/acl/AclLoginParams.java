package io.tombolo.contract.rpc.acl;

import io.tombolo.core.catalog.store.Sorted;
import java.util.Map;

/// Whose token is shown, and the token. Source: RPC sheet 16, "ACLLoginParams".
///
/// @param authMethod  auth method name
/// @param bearerToken external credential presented at login
/// @param meta        metadata
public record AclLoginParams(String authMethod, String bearerToken, Map<String, String> meta) {

    /// Takes copies of the collections.
    public AclLoginParams {
        meta = Sorted.copy(meta);
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "AclLoginParams[authMethod=%s, meta=%s]".formatted(authMethod, meta);
    }
}
