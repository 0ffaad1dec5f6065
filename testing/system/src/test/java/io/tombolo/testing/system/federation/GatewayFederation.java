package io.tombolo.testing.system.federation;

import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceAddress;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.testing.kit.sni.SniRouter;
import io.tombolo.testing.kit.tls.TestCertificates;
import io.tombolo.testing.system.process.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// Datacenters of one server each, and the gateways that a test starts for them.
///
/// All servers have the same address, so that a name that is routed by address goes astray.
final class GatewayFederation implements AutoCloseable {

    static final String PRIMARY = "dc1";

    private final Path folder;
    private final TestCertificates certificates;
    private final Map<String, WiredServer> servers = new ConcurrentHashMap<>();
    private final Map<String, List<Integer>> ports = new LinkedHashMap<>();
    private final Map<String, List<SniRouter>> gateways = new ConcurrentHashMap<>();
    private final Map<String, List<String>> registered = new ConcurrentHashMap<>();
    private final Map<String, InetSocketAddress> misrouted = new ConcurrentHashMap<>();
    private final List<SniRouter> routers = new ArrayList<>();

    GatewayFederation(Path folder) {
        this.folder = folder;
        certificates = new TestCertificates(folder, "Test Agent CA");
    }

    /// A gateway of a datacenter, which routes as ours do: own names to own servers, foreign ones to their gateways.
    /// Nobody is told of it.
    SniRouter gateway(String datacenter) {
        return gatewayAt(datacenter, 0);
    }

    /// The same where one was before it.
    SniRouter gatewayAt(String datacenter, int port) {
        SniRouter router = SniRouter.start(port, name -> route(datacenter, name));
        routers.add(router);
        gateways(datacenter).add(router);
        return router;
    }

    /// The gateways of a datacenter.
    List<SniRouter> gateways(String datacenter) {
        return gateways.computeIfAbsent(datacenter, _ -> new CopyOnWriteArrayList<>());
    }

    /// One gateway ends, and is forgotten by the others.
    void stopGateway(String datacenter, SniRouter gateway) {
        gateways(datacenter).remove(gateway);
        gateway.close();
    }

    /// All gateways of a datacenter end.
    void stopGateways(String datacenter) {
        List.copyOf(gateways(datacenter)).forEach(gateway -> stopGateway(datacenter, gateway));
    }

    private Optional<InetSocketAddress> route(String datacenter, String name) {
        String[] labels = name.split("\\.", -1);
        String to = labels[labels.length - 2];
        if (!to.equals(datacenter)) {
            return gateways(to).stream().filter(SniRouter::isOpen).findAny().map(SniRouter::address);
        }
        return Optional.ofNullable(misrouted.get(datacenter))
                .or(() -> Optional.ofNullable(servers.get(datacenter)).map(WiredServer::callsAt));
    }

    /// From now on the datacenter's gateways lead to somebody else.
    void misroute(String datacenter, InetSocketAddress elsewhere) {
        misrouted.put(datacenter, elsewhere);
    }

    /// They lead to its server again.
    void routeAgain(String datacenter) {
        misrouted.remove(datacenter);
    }

    /// The server of a datacenter, which runs.
    WiredServer running(String datacenter) {
        return Objects.requireNonNull(servers.get(datacenter), datacenter);
    }

    /// Takes a gateway out of the catalog.
    void deregister(String datacenter, String node) {
        running(datacenter).deregister(node);
        registered(datacenter).remove(node);
    }

    /// The nodes of the gateways in the catalog of a datacenter.
    List<String> registered(String datacenter) {
        return registered.computeIfAbsent(datacenter, _ -> new CopyOnWriteArrayList<>());
    }

    /// Registers a gateway in the catalog of its datacenter, as `-expose-servers` does.
    void register(String datacenter, SniRouter router, String node) {
        InetSocketAddress address = router.address();
        String host = address.getAddress().getHostAddress();
        var plain = NodeService.of("mesh-gateway", node, address.getPort());
        registered(datacenter).add(node);
        running(datacenter)
                .register(
                        node,
                        new NodeService(
                                "mesh-gateway",
                                plain.id(),
                                plain.service(),
                                plain.tags(),
                                host,
                                Map.of(
                                        "lan", new ServiceAddress(host, address.getPort()),
                                        "wan", new ServiceAddress(host, address.getPort())),
                                Map.of("consul-wan-federation", "1"),
                                plain.port(),
                                "",
                                plain.weights(),
                                false,
                                plain.proxy(),
                                plain.connect(),
                                false,
                                Optional.empty(),
                                RaftIndex.NONE));
    }

    /// Starts the server of a datacenter, with a certificate as the mission document wants it.
    WiredServer server(String datacenter, SniRouter... primaryGateways) throws IOException {
        issue(datacenter, node(datacenter) + ".server." + datacenter + ".consul", "server." + datacenter + ".consul");
        return start(datacenter, primaryGateways);
    }

    /// The name of a datacenter's server. The Raft engine wants different ones within a process; processes of two
    /// datacenters have the same in another test.
    static String node(String datacenter) {
        return "s-" + datacenter;
    }

    /// Issues the certificate of a datacenter's server.
    void issue(String datacenter, String... names) {
        certificates.issue(datacenter, names);
    }

    /// Starts the server of a datacenter, with the certificate that was issued last; again, with the same ports and
    /// data.
    WiredServer start(String datacenter, SniRouter... primaryGateways) throws IOException {
        WiredServer server = WiredServer.start(configuration(datacenter, primaryGateways));
        servers.put(datacenter, server);
        return server;
    }

    /// Stops the server of a datacenter.
    void stop(String datacenter) {
        running(datacenter).close();
        servers.remove(datacenter);
    }

    private Path configuration(String datacenter, SniRouter... primaryGateways) throws IOException {
        List<Integer> own = ports.computeIfAbsent(datacenter, _ -> Ports.free(4));
        String addresses = List.of(primaryGateways).stream()
                .map(router -> "\"127.0.0.1:%d\"".formatted(router.address().getPort()))
                .collect(Collectors.joining(", "));
        return Files.writeString(folder.resolve(datacenter + ".hcl"), """
                server = true
                bootstrap = true
                bind_addr = "127.0.0.1"
                node_name = "%12$s"
                datacenter = "%1$s"
                primary_datacenter = "%10$s"
                data_dir = "%2$s"
                ca_file = "%3$s"
                cert_file = "%4$s"
                key_file = "%5$s"
                verify_incoming = true
                verify_outgoing = true
                verify_server_hostname = true
                performance { raft_multiplier = 1 }
                ports { http = %6$d serf_lan = %7$d serf_wan = %8$d server = %9$d }
                %11$s
                connect {
                  enabled = true
                  enable_mesh_gateway_wan_federation = true
                }
                """.formatted(
                        datacenter,
                        folder.resolve(datacenter + "-data"),
                        certificates.authority(),
                        certificates.certificate(datacenter),
                        certificates.key(datacenter),
                        own.get(0),
                        own.get(1),
                        own.get(2),
                        own.get(3),
                        PRIMARY,
                        addresses.isEmpty() ? "" : "primary_gateways = [" + addresses + "]",
                        node(datacenter)));
    }

    @Override
    public void close() {
        servers.values().forEach(WiredServer::close);
        routers.forEach(SniRouter::close);
    }
}
