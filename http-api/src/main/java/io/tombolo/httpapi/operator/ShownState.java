package io.tombolo.httpapi.operator;

import io.tombolo.contract.rpc.operator.AutopilotServerState;
import io.tombolo.contract.rpc.operator.AutopilotState;
import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How the servers are, as callers know it.
record ShownState(
        boolean healthy,
        long failureTolerance,
        long optimisticFailureTolerance,
        Map<String, Server> servers,
        String leader,
        List<String> voters) {

    static ShownState of(AutopilotState state) {
        var servers = new TreeMap<String, Server>();
        state.servers().forEach((id, server) -> servers.put(id, Server.of(server)));
        return new ShownState(
                state.healthy(),
                state.failureTolerance(),
                state.failureTolerance(),
                servers,
                state.leader(),
                state.voters());
    }

    /// One of them.
    record Server(
            @WireField(name = "ID") String id,
            String name,
            String address,
            String nodeStatus,
            String version,
            @WireField(textInJson = true) Duration lastContact,
            @Unsigned long lastTerm,
            @Unsigned long lastIndex,
            boolean healthy,
            Instant stableSince,
            boolean readReplica,
            String status,
            Map<String, String> meta,
            String nodeType) {

        static Server of(AutopilotServerState state) {
            return new Server(
                    state.server().id(),
                    state.server().name(),
                    state.server().address(),
                    state.server().nodeStatus(),
                    state.server().version(),
                    state.stats().lastContact(),
                    state.stats().lastTerm(),
                    state.stats().lastIndex(),
                    state.health().healthy(),
                    state.health().stableSince(),
                    false,
                    state.state(),
                    state.server().meta(),
                    state.server().nodeType());
        }
    }
}
