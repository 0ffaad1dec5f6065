package io.tombolo.contract.rpc.intention;

import java.util.List;

/// Ends that intentions have to have. Source: RPC sheet 16, "IntentionQueryMatch".
///
/// @param type               source or destination
/// @param withSamenessGroups expand sameness groups
/// @param entries            names to match
public record IntentionQueryMatch(String type, boolean withSamenessGroups, List<IntentionMatchEntry> entries) {

    /// Takes copies of the collections.
    public IntentionQueryMatch {
        entries = List.copyOf(entries);
    }
}
