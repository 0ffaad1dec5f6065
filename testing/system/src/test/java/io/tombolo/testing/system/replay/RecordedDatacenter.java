package io.tombolo.testing.system.replay;

import io.tombolo.catalogservice.acl.Authorizers;
import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.catalogservice.answer.Nearness;
import io.tombolo.catalogservice.answer.Reads;
import io.tombolo.catalogservice.answer.Writes;
import io.tombolo.catalogservice.endpoint.CatalogEndpoints;
import io.tombolo.catalogservice.replica.CatalogReplica;
import io.tombolo.catalogservice.servers.CatalogLeadership;
import io.tombolo.catalogservice.servers.LanServers;
import io.tombolo.catalogservice.snapshot.CatalogSnapshots;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.LogEntry;
import io.tombolo.core.catalog.LogEntryCodec;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.coordinate.Coordinate;
import io.tombolo.core.catalog.coordinate.CoordinateCommand;
import io.tombolo.core.catalog.federation.FederationCommand;
import io.tombolo.core.catalog.federation.FederationState;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.registration.RegistrationCommand;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.rpcforwarder.forwarding.CallDispatcher;
import io.tombolo.rpcforwarder.forwarding.CallForwarder;
import io.tombolo.rpcforwarder.forwarding.Reach;
import io.tombolo.rpcforwarder.port.PortCalls;
import io.tombolo.rpcforwarder.routing.CallRouting;
import io.tombolo.rpcforwarder.servers.ServerDirectory;
import io.tombolo.rpcforwarder.snapshot.SnapshotAcceptor;
import io.tombolo.rpcforwarder.status.StatusEndpoint;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.port.PortLimits;
import io.tombolo.runtime.port.PortServices;
import io.tombolo.runtime.port.ServerPort;
import io.tombolo.runtime.tls.ReplaceableTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A server of ours with its port, in the place of a recorded one. What that one knew is told to it, entry by entry
/// at the same indexes; what is asked of it after that goes through port, dispatcher and catalog as shipped.
final class RecordedDatacenter implements AutoCloseable {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T20:33:00Z"));

    private final EventLoops loops = EventLoops.start("replay", 1);
    private final CatalogReplica replica = new CatalogReplica();
    private final ScriptedLog<Outcome> log;
    private final ServerPort port;

    /// @param pools  its own members
    /// @param others parts of a server that are not asked about here, answering as was recorded
    /// @param folder for archives that are unpacked
    RecordedDatacenter(String datacenter, ScriptedPools pools, List<RpcEndpoint> others, Path folder)
            throws IOException {
        var own = new Datacenter(datacenter);
        var self = new NodeName(pools.self().name());
        log = new ScriptedLog<>(replica, self);
        var servers = new LanServers(pools);
        var leadership = new CatalogLeadership(log, servers, self);
        var reads = new Reads(log, replica);
        var writes = new Writes(log, CLOCK);
        var answering = new Answering(reads, writes, Authorizers.OFF, new Nearness(own));
        var endpoints = new ArrayList<RpcEndpoint>(others);
        endpoints.add(new StatusEndpoint(leadership));
        endpoints.add(CatalogEndpoints.of(
                answering,
                new CatalogEndpoints.Surroundings(own, pools, log, servers, leadership, CLOCK),
                new CatalogEndpoints.Chores(_ -> {}, _ -> {}, Optional::empty)));
        var dispatcher = new CallDispatcher(
                new CallRouting(own, new Datacenter("dc1")),
                leadership,
                new CallForwarder(
                        own,
                        new ServerDirectory(),
                        leadership,
                        (to, method, _, _) -> CompletableFuture.failedFuture(
                                new AssertionError("a replay asks nobody else. asked: " + to + " " + method)),
                        CLOCK,
                        new SplittableRandom(1),
                        new Reach(CLOCK)),
                endpoints);
        port = ServerPort.listen(
                loops,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                ReplaceableTls.none(),
                false,
                PortServices.of(new PortCalls(dispatcher))
                        .with(
                                PortProtocol.SNAPSHOT,
                                new SnapshotAcceptor(
                                        own,
                                        leadership,
                                        new ServerDirectory(),
                                        (to, _, _) -> {
                                            throw new AssertionError("a replay asks nobody else. asked: " + to);
                                        },
                                        Optional.of(new CatalogSnapshots(
                                                reads, writes, Authorizers.OFF, log, replica, folder, CLOCK)))),
                PortLimits.DEFAULT,
                InstantSource.system());
    }

    /// Where it takes calls.
    InetSocketAddress address() {
        return port.address();
    }

    /// The next write gets this index.
    void nextWriteAt(long index) {
        log.next(index);
    }

    /// Somebody else writes.
    void at(long index, CatalogCommand command) {
        log.next(index);
        Outcome outcome = log.propose(LogEntryCodec.encode(new LogEntry(CLOCK.instant(), command)))
                .join()
                .answer();
        if (outcome instanceof Outcome.Refused(var refusal)) {
            throw new AssertionError(refusal.text());
        }
    }

    /// Tells it what was known, in the order in which it came to be.
    void knows(Known known) {
        var history = new TreeMap<Long, CatalogCommand>();
        for (CheckServiceNode instance : known.instances) {
            Node node = instance.node().orElseThrow();
            // What a node was before it changed is not known but for its address.
            Node first = node.raft().createIndex() == node.raft().modifyIndex()
                    ? node
                    : Node.of(node.node(), node.address());
            register(history, node.raft().createIndex(), first, register -> register);
            NodeService service = instance.service().orElseThrow();
            register(history, index(service.raft()), first, register -> register.with(service));
            for (HealthCheck check : instance.checks()) {
                register(history, index(check.raft()), first, register -> with(register, check));
            }
            register(history, node.raft().modifyIndex(), node, register -> register);
        }
        for (FederationState state : known.states) {
            var upsert = new CatalogCommand.Federation(new FederationCommand.Upsert(state));
            history.put(state.raft().createIndex(), upsert);
            history.put(state.raft().modifyIndex(), upsert);
        }
        if (!known.coordinates.isEmpty()) {
            history.put(
                    known.coordinatesAt,
                    new CatalogCommand.Coordinate(new CoordinateCommand.Update(known.coordinates)));
        }
        history.forEach(this::at);
    }

    private static long index(RaftIndex raft) {
        if (raft.createIndex() != raft.modifyIndex()) {
            throw new AssertionError("what was there between %s is not known".formatted(raft));
        }
        return raft.createIndex();
    }

    /// Adds to the registration at an index, which may say several things at once.
    private static void register(
            Map<Long, CatalogCommand> history,
            long index,
            Node node,
            UnaryOperator<RegistrationCommand.Register> more) {
        var before = history.get(index) instanceof CatalogCommand.Registration(var begun)
                ? (RegistrationCommand.Register) begun
                : RegistrationCommand.Register.of(node);
        if (!before.node().node().equals(node.node())) {
            throw new AssertionError("two nodes at " + index);
        }
        history.put(index, new CatalogCommand.Registration(more.apply(before)));
    }

    private static RegistrationCommand.Register with(RegistrationCommand.Register register, HealthCheck check) {
        return register.checks().contains(check)
                ? register
                : register.with(Stream.concat(register.checks().stream(), Stream.of(check))
                        .toArray(HealthCheck[]::new));
    }

    /// What a recorded server knew.
    record Known(
            List<CheckServiceNode> instances,
            List<FederationState> states,
            List<Coordinate> coordinates,
            long coordinatesAt) {

        /// Without coordinates.
        Known(List<CheckServiceNode> instances, List<FederationState> states) {
            this(instances, states, List.of(), 0);
        }
    }

    @Override
    public void close() {
        port.close();
        loops.close();
    }
}
