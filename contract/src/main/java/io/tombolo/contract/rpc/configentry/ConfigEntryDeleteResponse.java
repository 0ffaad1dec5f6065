package io.tombolo.contract.rpc.configentry;

/// Whether there was an entry to remove. Source: RPC sheet 16, "ConfigEntryDeleteResponse".
///
/// @param deleted whether anything was deleted
public record ConfigEntryDeleteResponse(boolean deleted) {}
