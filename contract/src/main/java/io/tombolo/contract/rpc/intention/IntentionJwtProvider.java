package io.tombolo.contract.rpc.intention;

import java.util.List;

/// A provider of tokens that requests have to carry. Source: RPC sheet 16, "IntentionJWTProvider".
public record IntentionJwtProvider(String name, List<IntentionJwtClaimVerification> verifyClaims) {

    /// Takes copies of the collections.
    public IntentionJwtProvider {
        verifyClaims = List.copyOf(verifyClaims);
    }
}
