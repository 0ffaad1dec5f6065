package io.tombolo.catalogservice.chore;

import io.tombolo.catalogservice.answer.Waiting;
import io.tombolo.catalogservice.answer.Writes;
import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.catalogservice.servers.LanServer;
import io.tombolo.catalogservice.servers.LanServers;
import io.tombolo.catalogservice.servers.LogReports;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.chore.ServerCare;
import io.tombolo.core.catalog.operator.AutopilotConfig;
import io.tombolo.core.catalog.operator.OperatorCommand;
import io.tombolo.core.catalog.operator.Operators;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.terms.NodeName;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after the servers: their health, and their votes.
final class ServerChore implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.catalog.servers");

    private final Surroundings around;
    private ServerCare care = new ServerCare();
    private String noted = "";
    private volatile Optional<ServerCare.Report> latest = Optional.empty();

    /// What it needs.
    ///
    /// @param initial how servers are looked after until an operator says otherwise
    /// @param clock   of the day
    record Surroundings(
            NodeName self,
            ReplicatedLog<?> log,
            CatalogReplica replica,
            Writes writes,
            LanServers servers,
            LogReports reports,
            AutopilotConfig initial,
            InstantSource clock) {}

    ServerChore(Surroundings around) {
        this.around = around;
    }

    /// What was seen last, of a server that leads.
    Optional<ServerCare.Report> latest() {
        return latest;
    }

    @Override
    public String name() {
        return "servers";
    }

    @Override
    public void begin() {
        care = new ServerCare();
        latest = Optional.empty();
    }

    @Override
    public void round() throws InterruptedException {
        ServerCare.Report report = care.look(around.clock().instant(), config(), view());
        latest = Optional.of(report);
        note(report.notes());
        for (ServerCare.Change change : report.changes()) {
            make(change);
        }
        Thread.sleep(ServerCare.INTERVAL);
    }

    private AutopilotConfig config() {
        AutopilotConfig config =
                Operators.autopilot(around.replica().version().store()).value();
        if (!config.raft().equals(RaftIndex.NONE)) {
            return config;
        }
        var _ = around.writes().write(new CatalogCommand.Operator(new OperatorCommand.SetAutopilot(around.initial())));
        return around.initial();
    }

    private ServerCare.View view() throws InterruptedException {
        List<LanServer> servers = around.servers().all();
        Map<NodeName, ServerCare.Log> logs = around.reports()
                .of(servers.stream()
                        .filter(LanServer::isAlive)
                        .map(LanServer::name)
                        .toList());
        return new ServerCare.View(
                around.self().name(),
                around.reports().own(),
                around.log().voters().stream().map(NodeName::name).collect(Collectors.toCollection(TreeSet::new)),
                servers.stream()
                        .map(server -> new ServerCare.Seen(
                                server.name().name(), presence(server), Optional.ofNullable(logs.get(server.name()))))
                        .toList());
    }

    private static ServerCare.Presence presence(LanServer server) {
        return switch (server.status()) {
            case ALIVE -> ServerCare.Presence.ALIVE;
            case FAILED -> ServerCare.Presence.FAILED;
            case LEFT -> ServerCare.Presence.LEFT;
        };
    }

    private void note(List<String> notes) {
        String all = String.join("; ", notes);
        if (!all.equals(noted)) {
            noted = all;
            notes.forEach(note -> LOG.atWarn().log(note));
        }
    }

    private void make(ServerCare.Change change) {
        var voter = new NodeName(change.name());
        switch (change) {
            case ServerCare.Change.Give give -> {
                Waiting.on(around.log().addVoter(voter));
                LOG.atInfo().addKeyValue("server", voter).log("a server votes from now on");
            }
            case ServerCare.Change.Take take -> {
                Waiting.on(around.log().removeVoter(voter));
                LOG.atInfo()
                        .addKeyValue("server", voter)
                        .addKeyValue("cause", take.reason())
                        .log("a server votes no longer");
            }
        }
    }
}
