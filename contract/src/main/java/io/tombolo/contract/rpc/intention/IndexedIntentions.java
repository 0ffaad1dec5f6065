package io.tombolo.contract.rpc.intention;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Intentions. Source: RPC sheet 16, "IndexedIntentions".
///
/// @param dataOrigin where intentions are stored: empty (pre 1.9), legacy or config
/// @param intentions list of intentions
public record IndexedIntentions(
        String dataOrigin,
        List<Intention> intentions,
        @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedIntentions {
        intentions = List.copyOf(intentions);
    }
}
