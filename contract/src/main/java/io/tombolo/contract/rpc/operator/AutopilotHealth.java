package io.tombolo.contract.rpc.operator;

import java.time.Instant;

/// Whether a server is healthy, and since when. Source: RPC sheet 16, "raft-autopilot.ServerHealth".
///
/// @param stableSince time
public record AutopilotHealth(boolean healthy, Instant stableSince) {}
