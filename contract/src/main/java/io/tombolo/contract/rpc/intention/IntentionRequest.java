package io.tombolo.contract.rpc.intention;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Optional;

/// Writes an intention, or removes it. Source: RPC sheet 16, "IntentionRequest".
///
/// @param intention the intention
/// @param mutation  internal, must be none on RPC
/// @param op        `create`, `update`, `delete` or, since 1.9, `upsert`
public record IntentionRequest(
        String datacenter,
        Optional<Intention> intention,
        Optional<IntentionMutation> mutation,
        String op,
        @Embedded WriteRequest write) {}
