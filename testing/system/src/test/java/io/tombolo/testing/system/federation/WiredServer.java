package io.tombolo.testing.system.federation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tombolo.catalogservice.CatalogService;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.catalog.CatalogMethods;
import io.tombolo.contract.rpc.catalog.DeregisterRequest;
import io.tombolo.contract.rpc.catalog.IndexedServices;
import io.tombolo.contract.rpc.catalog.RegisterRequest;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.gatewayregistry.GatewayLocations;
import io.tombolo.gatewayregistry.GatewayRegistry;
import io.tombolo.gatewayregistry.discovery.HostNames;
import io.tombolo.gossipservice.GossipNode;
import io.tombolo.rpcforwarder.RpcForwarder;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.host.LocalHost;
import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.load.Loaded;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.pool.GatewayDialer;
import io.tombolo.runtime.tls.ReplaceableTls;
import io.tombolo.runtime.tls.TlsFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/// The parts of a server, wired as the product wires them, in this process and without HTTP.
final class WiredServer implements AutoCloseable {

    private final List<Runnable> ends = new ArrayList<>();
    private final Configuration configuration;
    private final GossipNode gossip;
    private final RpcForwarder rpc;
    private final GatewayLocations locations;
    private final GatewayRegistry registry;

    private WiredServer(Configuration configuration) throws IOException {
        this.configuration = configuration;
        var meters = new SimpleMeterRegistry();
        EventLoops loops = part(EventLoops.start("net-" + configuration.wanName(), 1), EventLoops::close);
        ReplaceableTls tls = TlsFiles.read(configuration.internalRpcTls())
                .map(ReplaceableTls::of)
                .orElseGet(ReplaceableTls::none);
        Connector connector = part(new Connector(loops, tls), Connector::close);
        locations =
                part(GatewayLocations.start(configuration, HostNames.ofSystem(), List.of()), GatewayLocations::close);
        Optional<GatewayDialer> gateways = configuration.gatewayFederation()
                ? Optional.of(new GatewayDialer(loops, connector, locations.directory(), configuration.domain()))
                : Optional.empty();
        gossip = part(GossipNode.start(configuration, loops, meters, gateways, _ -> {}), GossipNode::close);
        CatalogService catalog = part(
                CatalogService.start(
                        configuration, new CatalogService.Surroundings(loops, tls, gossip.members(), meters, _ -> {})),
                CatalogService::close);
        rpc = part(
                RpcForwarder.start(
                        configuration,
                        new RpcForwarder.Surroundings(
                                loops,
                                meters,
                                tls,
                                connector,
                                gateways.map(Function.identity()),
                                gossip.members(),
                                catalog.leadership(),
                                List.of(catalog.endpoint()),
                                Optional.of(catalog.snapshots()),
                                gossip.gatewayIntake().map(Function.identity()),
                                gossip.gatewayIntake().map(Function.identity()),
                                Optional.of(catalog.voters()))),
                RpcForwarder::close);
        registry = part(
                GatewayRegistry.start(
                        configuration,
                        locations,
                        new GatewayRegistry.Surroundings(
                                gossip.members(), catalog.leadership(), catalog.endpoint(), rpc.caller(), _ -> {})),
                GatewayRegistry::close);
    }

    private <T> T part(T started, Consumer<T> close) {
        ends.add(() -> close.accept(started));
        return started;
    }

    /// Starts a server with the configuration of a file.
    static WiredServer start(Path file) throws IOException {
        Loaded loaded = ConfigurationLoader.load(
                LoadRequest.on(new LocalHost(InstantSource.system())).withFiles(List.of(file)));
        if (loaded instanceof Loaded.Valid valid) {
            return new WiredServer(valid.configuration());
        }
        throw new AssertionError(loaded.toString());
    }

    Configuration configuration() {
        return configuration;
    }

    GatewayLocations locations() {
        return locations;
    }

    GatewayRegistry registry() {
        return registry;
    }

    /// Where it takes calls.
    InetSocketAddress callsAt() {
        return rpc.port().orElseThrow().address();
    }

    RpcCaller caller() {
        return rpc.caller();
    }

    /// The WAN pool as this server sees it, `<name> <status>`.
    List<String> wan() {
        return gossip.members().view(Pool.WAN).stream()
                .map(member -> member.name() + " " + member.status().word())
                .toList();
    }

    List<Member> wanMembers() {
        return gossip.members().view(Pool.WAN);
    }

    /// Asks a datacenter for its services, as `?dc=` does.
    CompletableFuture<IndexedServices> services(String datacenter) {
        return caller().call(CatalogMethods.LIST_SERVICES, DcSpecificRequest.of(datacenter, QueryOptions.NONE));
    }

    /// Registers a service of a node that no agent represents.
    void register(String node, NodeService service) {
        var _ = caller().call(
                        CatalogMethods.REGISTER,
                        new RegisterRequest(
                                "",
                                "127.0.0.1",
                                Optional.empty(),
                                "",
                                Optional.empty(),
                                node,
                                "",
                                Optional.of(service),
                                false,
                                List.of(),
                                Map.of(),
                                Map.of(),
                                WriteRequest.ANONYMOUS,
                                RaftIndex.NONE))
                .join();
    }

    /// Removes a node and what is on it.
    void deregister(String node) {
        var _ = caller().call(
                        CatalogMethods.DEREGISTER, new DeregisterRequest("", "", node, "", "", WriteRequest.ANONYMOUS))
                .join();
    }

    @Override
    public void close() {
        ends.reversed().forEach(Runnable::run);
    }
}
