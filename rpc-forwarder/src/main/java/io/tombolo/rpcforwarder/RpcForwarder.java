package io.tombolo.rpcforwarder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.contract.rpc.snapshot.SnapshotOwner;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.rpcforwarder.forwarding.CallDispatcher;
import io.tombolo.rpcforwarder.forwarding.CallForwarder;
import io.tombolo.rpcforwarder.forwarding.ForwardingCaller;
import io.tombolo.rpcforwarder.forwarding.Reach;
import io.tombolo.rpcforwarder.port.DirectDialer;
import io.tombolo.rpcforwarder.port.FederationDialer;
import io.tombolo.rpcforwarder.port.PortCalls;
import io.tombolo.rpcforwarder.routing.CallRouting;
import io.tombolo.rpcforwarder.servers.ServerDirectory;
import io.tombolo.rpcforwarder.snapshot.SnapshotAcceptor;
import io.tombolo.rpcforwarder.status.StatusEndpoint;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.EffectiveTls;
import io.tombolo.runtime.config.RequestRates;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.pool.Dialer;
import io.tombolo.runtime.pool.PoolLimits;
import io.tombolo.runtime.pool.SessionPool;
import io.tombolo.runtime.port.PacketHandler;
import io.tombolo.runtime.port.PortLimits;
import io.tombolo.runtime.port.PortReport;
import io.tombolo.runtime.port.PortServices;
import io.tombolo.runtime.port.ServerPort;
import io.tombolo.runtime.port.StreamAcceptor;
import io.tombolo.runtime.tls.ReplaceableTls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The server port, and the way of every call from and to this server, as its configuration has them.
public final class RpcForwarder implements AutoCloseable {

    private final List<Subscription> watches;
    private final SessionPool sessions;
    private final RpcCaller caller;
    private final Reach reach;
    private final Optional<ServerPort> port;

    private RpcForwarder(
            List<Subscription> watches,
            SessionPool sessions,
            RpcCaller caller,
            Reach reach,
            Optional<ServerPort> port) {
        this.watches = watches;
        this.sessions = sessions;
        this.caller = caller;
        this.reach = reach;
        this.port = port;
    }

    /// What a forwarder needs from the other parts of its server.
    ///
    /// @param certificates who this server is, and whom it trusts
    /// @param connector    opens connections with those certificates
    /// @param gateways     reaches servers of other datacenters; empty if they are dialled at their own addresses
    /// @param endpoints who owns which methods, but for those of `Status`
    /// @param snapshots saves and restores the state of this datacenter
    /// @param packets   takes gossip packets that came through gateways
    /// @param streams   takes gossip streams that came through gateways
    /// @param voters    takes connections of the servers that keep the log of this datacenter together
    public record Surroundings(
            EventLoops loops,
            MeterRegistry meters,
            ReplaceableTls certificates,
            Connector connector,
            Optional<Dialer> gateways,
            Members members,
            Leadership leadership,
            List<RpcEndpoint> endpoints,
            Optional<SnapshotOwner> snapshots,
            Optional<PacketHandler> packets,
            Optional<StreamAcceptor> streams,
            Optional<StreamAcceptor> voters) {

        public Surroundings {
            endpoints = List.copyOf(endpoints);
        }
    }

    /// Binds the port, if this agent is a server; others only send calls.
    ///
    /// @throws IOException if the port cannot be bound; the message says which
    public static RpcForwarder start(Configuration configuration, Surroundings around) throws IOException {
        EffectiveTls tls = configuration.internalRpcTls();
        InstantSource clock = MonotonicClock.system();
        var servers = new ServerDirectory();
        Dialer direct = dialer(configuration, servers, around.connector());
        Dialer dialer = around.gateways()
                .<Dialer>map(gateways -> new FederationDialer(configuration.datacenter(), direct, gateways))
                .orElse(direct);
        var sessions = new SessionPool(dialer, PoolLimits.DEFAULT, clock);
        var reach = new Reach(clock);
        var dispatcher = new CallDispatcher(
                new CallRouting(configuration.datacenter(), configuration.primaryDatacenter()),
                around.leadership(),
                new CallForwarder(
                        configuration.datacenter(),
                        servers,
                        around.leadership(),
                        sessions::call,
                        clock,
                        RandomGenerator.of("L64X128MixRandom"),
                        reach),
                with(around.endpoints(), new StatusEndpoint(around.leadership())));
        Optional<ServerPort> port = Optional.empty();
        try {
            if (configuration.isServer()) {
                port = Optional.of(ServerPort.listen(
                        around.loops(),
                        new InetSocketAddress(
                                configuration.network().bindAddr(),
                                configuration.network().ports().server().number()),
                        around.certificates(),
                        tls.verifyIncoming(),
                        services(configuration.datacenter(), servers, sessions, dispatcher, around),
                        limits(configuration.limitKeys().limits()),
                        clock));
            }
        } catch (IOException e) {
            sessions.close();
            throw e;
        }
        port.ifPresent(listening -> measure(listening, around.meters()));
        return new RpcForwarder(
                watches(configuration, around.members(), servers),
                sessions,
                new ForwardingCaller(dispatcher),
                reach,
                port);
    }

    /// Without a limit, none is the largest number.
    static PortLimits limits(RequestRates configured) {
        int connections =
                configured.rpcMaxConnsPerClient() == 0 ? Integer.MAX_VALUE : configured.rpcMaxConnsPerClient();
        return PortLimits.DEFAULT
                .withPreamble(configured.rpcHandshakeTimeout())
                .withConnections(connections, connections);
    }

    /// The LAN pool says where the servers of this datacenter are, the WAN pool where all others are.
    private static List<Subscription> watches(Configuration configuration, Members members, ServerDirectory servers) {
        Datacenter own = configuration.datacenter();
        if (!configuration.network().ports().serfLan().enabled()) {
            return List.of(members.watch(Pool.WAN, servers::heard));
        }
        return List.of(
                members.watch(Pool.LAN, change -> servers.heardInLan(own, change)), members.watch(Pool.WAN, change -> {
                    if (!own.name().equals(change.member().tags().get("dc"))) {
                        servers.heard(change);
                    }
                }));
    }

    /// By the names of Consul's telemetry, where it has one.
    private static void measure(ServerPort port, MeterRegistry meters) {
        PortReport report = port.report();
        FunctionCounter.builder("rpc.accept_conn", report, PortReport::accepted).register(meters);
        FunctionCounter.builder("rpc.request", report, PortReport::calls).register(meters);
        Gauge.builder("rpc.connections", port, ServerPort::connections).register(meters);
        report.onNewWord(word -> FunctionCounter.builder("rpc.disconnect", report, ends -> ends.ends(word))
                .tag("reason", word)
                .register(meters));
    }

    private static Dialer dialer(Configuration configuration, ServerDirectory servers, Connector connector) {
        EffectiveTls tls = configuration.internalRpcTls();
        if (!tls.verifyOutgoing()) {
            return DirectDialer.plain(servers, connector);
        }
        return tls.verifyServerHostname()
                ? DirectDialer.named(servers, connector, configuration.domain())
                : DirectDialer.signed(servers, connector);
    }

    private static <T> List<T> with(List<T> some, T one) {
        var all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    private static PortServices services(
            Datacenter own,
            ServerDirectory servers,
            SessionPool sessions,
            CallDispatcher dispatcher,
            Surroundings around) {
        var services = PortServices.of(new PortCalls(dispatcher))
                .with(
                        PortProtocol.SNAPSHOT,
                        new SnapshotAcceptor(own, around.leadership(), servers, sessions::connect, around.snapshots()));
        if (around.packets().isPresent()) {
            services = services.withPackets(around.packets().get());
        }
        if (around.streams().isPresent()) {
            services = services.with(
                    PortProtocol.WAN_GOSSIP_STREAM, around.streams().get());
        }
        return around.voters().isPresent()
                ? services.with(PortProtocol.VOTERS, around.voters().get())
                : services;
    }

    /// For this server's own parts: asks whoever has to answer.
    public RpcCaller caller() {
        return caller;
    }

    /// Which datacenters could be reached when they were asked last.
    public Reach reach() {
        return reach;
    }

    /// The port of a server; empty for other agents.
    public Optional<ServerPort> port() {
        return port;
    }

    /// Takes no more calls, and gives those up that are under way.
    @Override
    public void close() {
        watches.forEach(Subscription::close);
        port.ifPresent(ServerPort::close);
        sessions.close();
    }
}
