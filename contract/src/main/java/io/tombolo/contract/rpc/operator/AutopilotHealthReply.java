package io.tombolo.contract.rpc.operator;

import java.util.List;

/// Whether the servers are healthy. Source: RPC sheet 16, "AutopilotHealthReply".
///
/// @param failureTolerance servers that may fail
public record AutopilotHealthReply(long failureTolerance, boolean healthy, List<AutopilotServerHealth> servers) {

    /// Takes copies of the collections.
    public AutopilotHealthReply {
        servers = List.copyOf(servers);
    }
}
