package io.tombolo.catalogservice.endpoint;

import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.catalogservice.log.ReplicatedLog;
import io.tombolo.catalogservice.servers.CatalogLeadership;
import io.tombolo.catalogservice.servers.LanServers;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.rpc.MethodTable;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.core.catalog.chore.ServerCare;
import io.tombolo.core.catalog.coordinate.Coordinate;
import io.tombolo.core.catalog.session.Session;
import io.tombolo.core.terms.Datacenter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// All methods that the catalog answers.
public final class CatalogEndpoints {

    private CatalogEndpoints() {}

    /// What the endpoints tell the chores of the leader.
    ///
    /// @param renewed    a session whose time to live begins anew
    /// @param coordinate of a node, to be written with others
    /// @param servers    how a leader has seen the servers last
    public record Chores(
            Consumer<Session> renewed,
            Consumer<Coordinate> coordinate,
            Supplier<Optional<ServerCare.Report>> servers) {}

    /// What stands around the endpoints.
    ///
    /// @param clock of the day
    public record Surroundings(
            Datacenter datacenter,
            Members members,
            ReplicatedLog<?> log,
            LanServers servers,
            CatalogLeadership leadership,
            InstantSource clock) {}

    /// Makes them.
    public static RpcEndpoint of(Answering answering, Surroundings around, Chores chores) {
        return MethodTable.empty()
                .and(new CatalogEndpoint(answering, around.datacenter(), around.members()).methods())
                .and(new HealthEndpoint(answering).methods())
                .and(new KvEndpoint(answering).methods())
                .and(new SessionEndpoint(answering, chores.renewed()).methods())
                .and(new CoordinateEndpoint(answering, chores.coordinate()).methods())
                .and(new InternalEndpoint(answering, around.members()).methods())
                .and(new KeyringEndpoint(answering, around.datacenter(), around.members()).methods())
                .and(new FederationStateEndpoint(answering, around.clock()).methods())
                .and(new OperatorEndpoint(answering, around.log(), around.servers(), around.leadership()).methods())
                .and(new ServerHealthEndpoint(answering, around.log(), around.servers(), chores.servers()).methods())
                .and(new EmptyTables(answering).methods());
    }
}
