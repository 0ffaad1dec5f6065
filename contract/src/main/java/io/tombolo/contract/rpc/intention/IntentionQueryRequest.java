package io.tombolo.contract.rpc.intention;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.Optional;

/// Asks about intentions: by ID, by both ends, by one end, or whether one allows a connection.
///
/// Source: RPC sheet 16, "IntentionQueryRequest".
///
/// @param check parameters for Intention.Check
/// @param exact pair to look up
/// @param match parameters for Intention.Match
public record IntentionQueryRequest(
        String datacenter,
        Optional<IntentionQueryCheck> check,
        Optional<IntentionQueryExact> exact,
        @WireField(name = "IntentionID") String intentionId,
        Optional<IntentionQueryMatch> match,
        @Embedded QueryOptions options) {}
