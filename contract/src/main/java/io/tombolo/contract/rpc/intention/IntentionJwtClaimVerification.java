package io.tombolo.contract.rpc.intention;

import java.util.List;

/// What a token has to say. Source: RPC sheet 16, "IntentionJWTClaimVerification".
public record IntentionJwtClaimVerification(String value, List<String> path) {

    /// Takes copies of the collections.
    public IntentionJwtClaimVerification {
        path = List.copyOf(path);
    }
}
