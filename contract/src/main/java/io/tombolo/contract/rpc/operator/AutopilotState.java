package io.tombolo.contract.rpc.operator;

import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.msgpack.Value;
import java.util.List;
import java.util.Map;

/// How the servers are, as the leader sees them. Source: RPC sheet 16, "raft-autopilot.State".
///
/// @param ext              extension value, none in community builds
/// @param failureTolerance servers that may fail
/// @param leader           raft id of the leader
/// @param voters           raft ids
public record AutopilotState(
        Value ext,
        long failureTolerance,
        boolean healthy,
        String leader,
        Map<String, AutopilotServerState> servers,
        List<String> voters) {

    /// Takes copies of the collections.
    public AutopilotState {
        servers = Sorted.copy(servers);
        voters = List.copyOf(voters);
    }
}
