package io.tombolo.catalogservice.chore;

import io.tombolo.catalogservice.answer.Writes;
import io.tombolo.catalogservice.endpoint.CatalogEndpoints;
import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.catalogservice.servers.LanServers;
import io.tombolo.catalogservice.servers.LogReports;
import io.tombolo.contract.members.Members;
import io.tombolo.core.catalog.chore.NodeReconciliation;
import io.tombolo.core.catalog.operator.AutopilotConfig;
import io.tombolo.core.terms.NodeName;
import java.time.InstantSource;
import java.util.List;

/// The chores of a catalog's leader.
public final class CatalogChores implements AutoCloseable {

    private final SessionChore sessions;
    private final CoordinateChore coordinates;
    private final NodeChore nodes;
    private final ServerChore servers;
    private final LeaderChores running;

    /// What the chores work on.
    ///
    /// @param clock that never goes back
    public record Surroundings(
            ReplicatedLog<?> log, CatalogReplica replica, Writes writes, Members members, InstantSource clock) {}

    /// How the servers are looked after.
    ///
    /// @param initial until an operator says otherwise
    /// @param clock   of the day
    public record Care(
            NodeName self, LanServers servers, LogReports reports, AutopilotConfig initial, InstantSource clock) {}

    /// Begins when this server leads.
    public CatalogChores(Surroundings around, NodeReconciliation.Place here, Care care) {
        sessions = new SessionChore(around.replica(), around.writes(), around.clock());
        coordinates = new CoordinateChore(around.writes());
        nodes = new NodeChore(around.replica(), around.writes(), around.members(), here);
        servers = new ServerChore(new ServerChore.Surroundings(
                care.self(),
                around.log(),
                around.replica(),
                around.writes(),
                care.servers(),
                care.reports(),
                care.initial(),
                care.clock()));
        running = LeaderChores.start(
                List.of(
                        nodes,
                        servers,
                        sessions,
                        coordinates,
                        new TombstoneChore(around.replica(), around.writes(), around.clock())),
                around.log());
    }

    /// What the endpoints tell them.
    public CatalogEndpoints.Chores told() {
        return new CatalogEndpoints.Chores(sessions::renewed, coordinates::update, servers::latest);
    }

    @Override
    public void close() {
        running.close();
        nodes.close();
    }
}
