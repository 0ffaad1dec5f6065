package io.tombolo.catalogservice.chore;

import io.tombolo.catalogservice.answer.Writes;
import io.tombolo.catalogservice.endpoint.CatalogEndpoints;
import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.contract.members.Members;
import io.tombolo.core.catalog.chore.NodeReconciliation;
import java.time.InstantSource;
import java.util.List;

/// The chores of a catalog's leader.
public final class CatalogChores implements AutoCloseable {

    private final SessionChore sessions;
    private final CoordinateChore coordinates;
    private final NodeChore nodes;
    private final LeaderChores running;

    /// What the chores work on.
    ///
    /// @param clock that never goes back
    public record Surroundings(
            ReplicatedLog<?> log, CatalogReplica replica, Writes writes, Members members, InstantSource clock) {}

    /// Begins when this server leads.
    public CatalogChores(Surroundings around, NodeReconciliation.Place here) {
        sessions = new SessionChore(around.replica(), around.writes(), around.clock());
        coordinates = new CoordinateChore(around.writes());
        nodes = new NodeChore(around.replica(), around.writes(), around.members(), here);
        running = LeaderChores.start(
                List.of(
                        nodes,
                        sessions,
                        coordinates,
                        new TombstoneChore(around.replica(), around.writes(), around.clock())),
                around.log());
    }

    /// What the endpoints tell them.
    public CatalogEndpoints.Chores told() {
        return new CatalogEndpoints.Chores(sessions::renewed, coordinates::update);
    }

    @Override
    public void close() {
        running.close();
        nodes.close();
    }
}
