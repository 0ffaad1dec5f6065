package io.tombolo.contract.rpc.intention;

/// Whether a connection is allowed. Source: RPC sheet 16, "IntentionQueryCheckResponse".
///
/// @param allowed decision
public record IntentionQueryCheckResponse(boolean allowed) {}
