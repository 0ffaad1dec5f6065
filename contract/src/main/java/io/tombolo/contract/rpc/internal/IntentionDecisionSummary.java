package io.tombolo.contract.rpc.internal;

/// Whether a connection is allowed, and why. Source: RPC sheet 16, "IntentionDecisionSummary".
///
/// @param allowed        decision
/// @param defaultAllow   default policy allows
/// @param externalSource meta external-source
/// @param hasExact       an exact intention exists
/// @param hasPermissions layer 7 permissions exist
public record IntentionDecisionSummary(
        boolean allowed, boolean defaultAllow, String externalSource, boolean hasExact, boolean hasPermissions) {}
