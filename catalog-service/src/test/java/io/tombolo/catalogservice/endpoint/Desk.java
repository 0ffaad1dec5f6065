package io.tombolo.catalogservice.endpoint;

import io.tombolo.catalogservice.acl.Authorizers;
import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.catalogservice.answer.Nearness;
import io.tombolo.catalogservice.answer.Reads;
import io.tombolo.catalogservice.answer.Writes;
import io.tombolo.catalogservice.log.ModelLog;
import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.catalogservice.servers.CatalogLeadership;
import io.tombolo.catalogservice.servers.LanServers;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.core.catalog.chore.ServerCare;
import io.tombolo.core.catalog.coordinate.Coordinate;
import io.tombolo.core.catalog.session.Session;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.msgpack.Decoded;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// All endpoints over a log in memory.
final class Desk {

    final CatalogReplica replica = new CatalogReplica();
    final ModelLog<Outcome> log = new ModelLog<>(replica);
    final List<Session> renewed = new ArrayList<>();
    final List<Coordinate> coordinates = new ArrayList<>();
    Optional<ServerCare.Report> care = Optional.empty();
    private final RpcEndpoint endpoint;

    Desk(Authorizers authorizers, Pools pools) {
        var own = new Datacenter("dc1");
        var servers = new LanServers(pools);
        endpoint = CatalogEndpoints.of(
                new Answering(
                        new Reads(log, replica),
                        new Writes(log, InstantSource.system()),
                        authorizers,
                        new Nearness(own)),
                new CatalogEndpoints.Surroundings(
                        own,
                        pools,
                        log,
                        servers,
                        new CatalogLeadership(log, servers, new NodeName("s1")),
                        InstantSource.system()),
                new CatalogEndpoints.Chores(renewed::add, coordinates::add, () -> care));
    }

    /// Asks as over the wire.
    <Q, R> R ask(RpcMethod<Q, R> method, Q question) {
        try {
            Decoded<R> answer = method.response()
                    .decode(endpoint.answer(method.name(), method.request().encode(question))
                            .join());
            return switch (answer) {
                case Decoded.Read<R>(R value, int length) -> value;
                case Decoded.Malformed<R> malformed -> throw new AssertionError(malformed.toString());
            };
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
