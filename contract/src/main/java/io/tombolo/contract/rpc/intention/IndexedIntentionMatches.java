package io.tombolo.contract.rpc.intention;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Intentions for each end that was asked for. Source: RPC sheet 16, "IndexedIntentionMatches".
///
/// @param matches one list per requested entry, highest precedence first
public record IndexedIntentionMatches(
        List<List<Intention>> matches, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedIntentionMatches {
        matches = List.copyOf(matches);
    }
}
