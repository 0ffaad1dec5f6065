package io.tombolo.catalogservice;

import io.tombolo.catalogservice.founding.GroupFounder;
import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.catalogservice.log.ReplicatedState;
import io.tombolo.catalogservice.log.jraft.RaftLog;
import io.tombolo.catalogservice.log.jraft.RaftSettings;
import io.tombolo.catalogservice.log.jraft.SocketTransport;
import io.tombolo.catalogservice.servers.Departure;
import io.tombolo.catalogservice.servers.LanServer;
import io.tombolo.catalogservice.servers.LanServers;
import io.tombolo.catalogservice.servers.LogReports;
import io.tombolo.catalogservice.voters.VoterLimits;
import io.tombolo.catalogservice.voters.VoterNetwork;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.tls.ReplaceableTls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The log of this server, and its connections to the others that keep it.
final class SharedLog implements AutoCloseable {

    /// How long a request waits for a majority before its fate is unknown.
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Connector connector;
    private final VoterNetwork network;
    private final SocketTransport transport;
    private final ReplicatedLog<Outcome> log;
    private final GroupFounder founder;
    private final List<Subscription> watches;
    private final LogReports reports;
    private final Departure departure;

    private SharedLog(
            Connector connector,
            VoterNetwork network,
            SocketTransport transport,
            ReplicatedLog<Outcome> log,
            GroupFounder founder,
            List<Subscription> watches,
            LogReports reports,
            Departure departure) {
        this.connector = connector;
        this.network = network;
        this.transport = transport;
        this.log = log;
        this.founder = founder;
        this.watches = watches;
        this.reports = reports;
        this.departure = departure;
    }

    /// Opens the log, and begins the group if this server has to.
    ///
    /// @throws IOException if the folder cannot be used; the message says what to do
    static SharedLog open(
            Configuration configuration,
            Path folder,
            ReplicatedState<Outcome> state,
            LanServers servers,
            CatalogService.Surroundings around)
            throws IOException {
        ReplaceableTls tls = around.tls();
        var connector = new Connector(around.loops(), tls);
        var network = new VoterNetwork(
                new VoterNetwork.Self(configuration.nodeName(), configuration.anyServerName()),
                peer -> servers.find(peer).map(LanServer::calls),
                connector,
                tls,
                VoterLimits.DEFAULT,
                around.meters());
        var transport = new SocketTransport(network);
        ReplicatedLog<Outcome> log;
        try {
            log = RaftLog.open(settings(configuration, folder), state, transport, around.onStopped());
        } catch (IOException e) {
            transport.close();
            throw e;
        }
        if (configuration.expectedServers() == 1) {
            log.found(Set.of(configuration.nodeName())).join();
        }
        GroupFounder founder = GroupFounder.start(
                configuration.nodeName(),
                configuration.expectedServers(),
                servers,
                log,
                network,
                MonotonicClock.system());
        Subscription watch = around.members().watch(Pool.LAN, change -> {
            moved(network, change);
            founder.look();
        });
        return new SharedLog(
                connector,
                network,
                transport,
                log,
                founder,
                List.of(watch),
                new LogReports(configuration.nodeName(), log, network),
                new Departure(configuration.nodeName(), log, network));
    }

    private static void moved(VoterNetwork network, MemberChange change) {
        LanServer.of(change.member()).ifPresent(server -> network.moved(server.name()));
    }

    private static RaftSettings settings(Configuration configuration, Path folder) {
        return new RaftSettings(
                folder.resolve("raft"),
                configuration.nodeName(),
                configuration.electionTimeout(),
                DEADLINE,
                configuration.raft().raftSnapshotInterval(),
                configuration.raft().raftSnapshotThreshold());
    }

    ReplicatedLog<Outcome> log() {
        return log;
    }

    /// How far this server and others are.
    LogReports reports() {
        return reports;
    }

    /// Takes the connections of the others.
    VoterNetwork network() {
        return network;
    }

    /// Gives this server's vote up.
    void leave() {
        departure.leave();
    }

    @Override
    public void close() {
        watches.forEach(Subscription::close);
        founder.close();
        log.close();
        network.close();
        connector.close();
        transport.close();
    }
}
