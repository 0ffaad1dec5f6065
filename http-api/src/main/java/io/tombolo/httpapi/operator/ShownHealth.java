package io.tombolo.httpapi.operator;

import io.tombolo.contract.rpc.operator.AutopilotHealthReply;
import io.tombolo.contract.rpc.operator.AutopilotServerHealth;
import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Whether the servers are well, as callers know it.
record ShownHealth(boolean healthy, long failureTolerance, List<Server> servers) {

    private static final List<String> STATUSES = List.of("none", "alive", "leaving", "left", "failed");

    static ShownHealth of(AutopilotHealthReply reply) {
        return new ShownHealth(
                reply.healthy(),
                reply.failureTolerance(),
                reply.servers().stream().map(Server::of).toList());
    }

    /// One of them.
    record Server(
            @WireField(name = "ID") String id,
            String name,
            String address,
            String serfStatus,
            String version,
            boolean leader,
            @WireField(textInJson = true) Duration lastContact,
            @Unsigned long lastTerm,
            @Unsigned long lastIndex,
            boolean healthy,
            boolean voter,
            Instant stableSince) {

        static Server of(AutopilotServerHealth server) {
            int status = (int) server.serfStatus();
            return new Server(
                    server.id(),
                    server.name(),
                    server.address(),
                    status >= 0 && status < STATUSES.size() ? STATUSES.get(status) : "none",
                    server.version(),
                    server.leader(),
                    server.lastContact(),
                    server.lastTerm(),
                    server.lastIndex(),
                    server.healthy(),
                    server.voter(),
                    server.stableSince());
        }
    }
}
