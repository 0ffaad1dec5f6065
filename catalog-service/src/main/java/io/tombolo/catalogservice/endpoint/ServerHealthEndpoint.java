package io.tombolo.catalogservice.endpoint;

import io.tombolo.catalogservice.acl.Access;
import io.tombolo.catalogservice.acl.Resource;
import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.catalogservice.servers.LanServer;
import io.tombolo.catalogservice.servers.LanServers;
import io.tombolo.contract.leadership.Standing;
import io.tombolo.contract.rpc.MethodTable;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.operator.AutopilotHealth;
import io.tombolo.contract.rpc.operator.AutopilotHealthReply;
import io.tombolo.contract.rpc.operator.AutopilotServer;
import io.tombolo.contract.rpc.operator.AutopilotServerHealth;
import io.tombolo.contract.rpc.operator.AutopilotServerState;
import io.tombolo.contract.rpc.operator.AutopilotServerStats;
import io.tombolo.contract.rpc.operator.AutopilotState;
import io.tombolo.contract.rpc.operator.OperatorMethods;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.core.catalog.chore.ServerCare;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.msgpack.Value;
import io.tombolo.core.wire.rpc.RpcError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// `Operator.ServerHealth` and `Operator.AutopilotState`: how the servers are, as their leader sees them.
final class ServerHealthEndpoint {

    private static final int RAFT_PROTOCOL = 3;
    private static final ServerCare.Log NO_LOG = new ServerCare.Log(0, 0, Duration.ZERO);

    private final Answering answering;
    private final ReplicatedLog<?> log;
    private final LanServers servers;
    private final Supplier<Optional<ServerCare.Report>> seen;

    ServerHealthEndpoint(
            Answering answering, ReplicatedLog<?> log, LanServers servers, Supplier<Optional<ServerCare.Report>> seen) {
        this.answering = answering;
        this.log = log;
        this.servers = servers;
        this.seen = seen;
    }

    MethodTable methods() {
        return MethodTable.empty()
                .with(OperatorMethods.SERVER_HEALTH, this::health)
                .with(OperatorMethods.AUTOPILOT_STATE, this::state);
    }

    /// What this server knows of one of them besides its health.
    private record Known(
            String id, String address, int serfStatus, String status, String version, Map<String, String> meta) {}

    private Optional<ServerCare.Report> report(DcSpecificRequest request) {
        answering.sight(request.options()).demand(Access.READ, Resource.OPERATOR, "");
        if (!(log.standing() instanceof Standing.Leads)) {
            throw new RpcFailedException(RpcError.Known.NO_LEADER);
        }
        return seen.get();
    }

    private AutopilotHealthReply health(DcSpecificRequest request) {
        return report(request)
                .map(report -> new AutopilotHealthReply(
                        report.failureTolerance(),
                        report.healthy(),
                        report.servers().stream()
                                .map(server -> health(report, server))
                                .toList()))
                .orElseGet(() -> new AutopilotHealthReply(0, false, List.of()));
    }

    private AutopilotServerHealth health(ServerCare.Report report, ServerCare.Health server) {
        Known known = known(server);
        ServerCare.Log state = server.seen().log().orElse(NO_LOG);
        return new AutopilotServerHealth(
                known.address(),
                server.healthy(),
                known.id(),
                state.lastContact(),
                state.lastIndex(),
                state.term(),
                report.isLeader(server),
                server.seen().name(),
                known.serfStatus(),
                server.stableSince(),
                known.version(),
                server.voter());
    }

    private AutopilotState state(DcSpecificRequest request) {
        return report(request)
                .map(this::state)
                .orElseGet(() -> new AutopilotState(Value.nil(), 0, false, "", Map.of(), List.of()));
    }

    private AutopilotState state(ServerCare.Report report) {
        Map<String, AutopilotServerState> states = new TreeMap<>();
        String leader = "";
        for (ServerCare.Health server : report.servers()) {
            String id = known(server).id();
            states.put(id, state(report, server));
            leader = report.isLeader(server) ? id : leader;
        }
        return new AutopilotState(
                Value.nil(),
                report.failureTolerance(),
                report.healthy(),
                leader,
                states,
                report.servers().stream()
                        .filter(ServerCare.Health::voter)
                        .map(server -> known(server).id())
                        .toList());
    }

    private AutopilotServerState state(ServerCare.Report report, ServerCare.Health server) {
        Known known = known(server);
        ServerCare.Log state = server.seen().log().orElse(NO_LOG);
        return new AutopilotServerState(
                new AutopilotHealth(server.healthy(), server.stableSince()),
                new AutopilotServer(
                        known.address(),
                        Value.nil(),
                        known.id(),
                        report.isLeader(server),
                        server.seen().name(),
                        known.status(),
                        "voter",
                        RAFT_PROTOCOL,
                        known.version(),
                        known.meta()),
                report.isLeader(server) ? "leader" : server.voter() ? "voter" : "staging",
                new AutopilotServerStats(state.lastContact(), state.lastIndex(), state.term()));
    }

    private Known known(ServerCare.Health server) {
        String name = server.seen().name();
        return servers.find(new NodeName(name))
                .map(ServerHealthEndpoint::known)
                .orElseGet(() -> new Known(name, "", 0, "unknown", "", Map.of()));
    }

    private static Known known(LanServer server) {
        String version = server.member().tags().getOrDefault("build", "").replaceFirst(":.*", "");
        int status = switch (server.status()) {
            case ALIVE -> 1;
            case LEFT -> 3;
            case FAILED -> 4;
        };
        return new Known(
                server.id().isEmpty() ? server.name().name() : server.id(),
                server.calls().toString(),
                status,
                server.status().word(),
                version,
                Map.of());
    }
}
