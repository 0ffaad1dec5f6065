package io.tombolo.contract.rpc.intention;

import java.util.List;

/// The tokens that requests have to carry. Source: RPC sheet 16, "IntentionJWTRequirement".
public record IntentionJwtRequirement(List<IntentionJwtProvider> providers) {

    /// Takes copies of the collections.
    public IntentionJwtRequirement {
        providers = List.copyOf(providers);
    }
}
