package io.tombolo.contract.rpc.intention;

/// One end. Source: RPC sheet 16, "IntentionMatchEntry".
///
/// @param namespace default in community builds or empty
/// @param partition partition, empty in community builds
public record IntentionMatchEntry(String name, String namespace, String partition) {}
