package io.tombolo.contract.rpc.operator;

/// How a server is, as the leader sees it. Source: RPC sheet 16, "raft-autopilot.ServerState".
///
/// @param state leader, voter, non-voter, staging or none
/// @param stats raft statistics
public record AutopilotServerState(
        AutopilotHealth health, AutopilotServer server, String state, AutopilotServerStats stats) {}
