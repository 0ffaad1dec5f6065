package io.tombolo.catalogservice;

import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.catalogservice.acl.Authorizers;
import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.catalogservice.answer.Nearness;
import io.tombolo.catalogservice.answer.Reads;
import io.tombolo.catalogservice.answer.Writes;
import io.tombolo.catalogservice.authority.CatalogCertificateRecords;
import io.tombolo.catalogservice.chore.CatalogChores;
import io.tombolo.catalogservice.endpoint.CatalogEndpoints;
import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.catalogservice.servers.CatalogLeadership;
import io.tombolo.catalogservice.servers.LanServers;
import io.tombolo.catalogservice.snapshot.CatalogSnapshots;
import io.tombolo.contract.authority.CertificateRecords;
import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.contract.rpc.snapshot.SnapshotOwner;
import io.tombolo.core.catalog.chore.NodeReconciliation;
import io.tombolo.core.catalog.operator.AutopilotConfig;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.runtime.config.Autopilot;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.port.StreamAcceptor;
import io.tombolo.runtime.tls.ReplaceableTls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/// The catalog of one server, as its configuration has it: log, state, endpoints and the leader's chores.
public final class CatalogService implements AutoCloseable {

    private final StateFolder folder;
    private final SharedLog shared;
    private final CatalogChores chores;
    private final CatalogLeadership leadership;
    private final RpcEndpoint endpoint;
    private final CatalogSnapshots snapshots;
    private final CertificateRecords certificateRecords;

    private CatalogService(
            StateFolder folder,
            SharedLog shared,
            CatalogChores chores,
            CatalogLeadership leadership,
            RpcEndpoint endpoint,
            CatalogSnapshots snapshots,
            CertificateRecords certificateRecords) {
        this.folder = folder;
        this.shared = shared;
        this.chores = chores;
        this.leadership = leadership;
        this.endpoint = endpoint;
        this.snapshots = snapshots;
        this.certificateRecords = certificateRecords;
    }

    /// What the catalog needs from the other parts of its server.
    ///
    /// @param tls       secures connections with others that keep the log
    /// @param onStopped told why the log had to stop; stale reads are still answered
    public record Surroundings(
            EventLoops loops, ReplaceableTls tls, Members members, MeterRegistry meters, Consumer<String> onStopped) {}

    /// Opens the log, and restores the state from it.
    ///
    /// @throws IOException if the folder of the state cannot be used, or a port not be bound; the message
    ///     says which
    public static CatalogService start(Configuration configuration, Surroundings around) throws IOException {
        StateFolder folder = StateFolder.of(configuration.storage().dataDir().map(Path::of));
        var replica = new CatalogReplica();
        var servers = new LanServers(around.members());
        SharedLog shared;
        try {
            shared = SharedLog.open(configuration, folder.path(), replica, servers, around);
        } catch (IOException e) {
            folder.close();
            throw e;
        }
        ReplicatedLog<Outcome> log = shared.log();
        var leadership = new CatalogLeadership(log, servers, configuration.nodeName());
        var reads = new Reads(log, replica);
        var writes = new Writes(log, InstantSource.system());
        var answering = new Answering(reads, writes, Authorizers.OFF, new Nearness(configuration.datacenter()));
        var chores = new CatalogChores(
                new CatalogChores.Surroundings(log, replica, writes, around.members(), MonotonicClock.system()),
                new NodeReconciliation.Place(
                        configuration.datacenter().name(),
                        configuration.nodeName().name()),
                new CatalogChores.Care(
                        configuration.nodeName(),
                        servers,
                        shared.reports(),
                        initial(configuration.raft().autopilot()),
                        InstantSource.system()));
        RpcEndpoint endpoint = CatalogEndpoints.of(
                answering,
                new CatalogEndpoints.Surroundings(
                        configuration.datacenter(), around.members(), log, servers, leadership, InstantSource.system()),
                chores.told());
        var snapshots = new CatalogSnapshots(
                reads, writes, Authorizers.OFF, log, replica, folder.path(), InstantSource.system());
        return new CatalogService(
                folder, shared, chores, leadership, endpoint, snapshots, new CatalogCertificateRecords(reads, writes));
    }

    private static AutopilotConfig initial(Autopilot configured) {
        return new AutopilotConfig(
                configured.cleanupDeadServers(),
                configured.lastContactThreshold(),
                configured.maxTrailingLogs(),
                configured.minQuorum(),
                configured.serverStabilizationTime(),
                configured.redundancyZoneTag().orElse(""),
                configured.disableUpgradeMigration(),
                configured.upgradeVersionTag().orElse(""),
                RaftIndex.NONE);
    }

    /// Who leads.
    public Leadership leadership() {
        return leadership;
    }

    /// Answers the methods of the catalog.
    public RpcEndpoint endpoint() {
        return endpoint;
    }

    /// Saves and restores.
    public SnapshotOwner snapshots() {
        return snapshots;
    }

    /// The records of the mesh's certificate authority.
    public CertificateRecords certificateRecords() {
        return certificateRecords;
    }

    /// Takes the connections of the other servers that keep the log.
    public StreamAcceptor voters() {
        return shared.network();
    }

    /// Hands the lead over, and gives this server's vote up, before it leaves its pools for good. Takes five seconds
    /// at most; the leader takes a vote away that is left.
    public void leave() {
        shared.leave();
    }

    /// Stops taking part; what is on disk stays.
    @Override
    public void close() {
        chores.close();
        shared.close();
        folder.close();
    }
}
