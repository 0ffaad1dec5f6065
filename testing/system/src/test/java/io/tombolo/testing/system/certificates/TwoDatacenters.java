package io.tombolo.testing.system.certificates;

import static org.awaitility.Awaitility.await;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.ServerName;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.pool.PoolLimits;
import io.tombolo.runtime.pool.SessionPool;
import io.tombolo.runtime.tls.ReplaceableTls;
import io.tombolo.runtime.tls.TlsMaterial;
import io.tombolo.testing.kit.tls.TestCertificates;
import io.tombolo.testing.system.process.Ports;
import io.tombolo.testing.system.process.TomboloProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A server of `dc1` and one of `dc2`, which speak mutual TLS, and calls to them as a server of `dc2` makes them.
final class TwoDatacenters implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Domain DOMAIN = new Domain("consul");

    private final Path folder;
    private final TestCertificates certificates;
    private final EventLoops loops = EventLoops.start("test-net", 1);
    private final List<Connector> connectors = new ArrayList<>();
    private final List<SessionPool> pools = new ArrayList<>();
    private final List<TomboloProcess> agents = new ArrayList<>();
    private final List<Integer> ports = Ports.free(4);

    TwoDatacenters(Path folder) throws IOException {
        this.folder = folder;
        certificates = new TestCertificates(folder, "Test Agent CA");
        issueAgain("dc1");
        issueAgain("dc2");
        issue("caller", "dc2");
        agent("dc1", ports.get(0), ports.get(1));
        // A secondary that finds no authority tries again after 2, 4, 8 … seconds, as Consul's does.
        await().atMost(START)
                .until(() -> agents.getFirst().stdout().contains("the mesh's certificate authority signs"));
        agent("dc2", ports.get(2), ports.get(3), "-retry-join-wan", "127.0.0.1:" + ports.get(1));
    }

    /// Writes another certificate and key for the server of a datacenter into its files.
    void issueAgain(String datacenter) {
        issue(datacenter, datacenter);
    }

    private void issue(String name, String datacenter) {
        certificates.issue(name, "s1.server.%s.consul".formatted(datacenter), "server.%s.consul".formatted(datacenter));
    }

    List<TomboloProcess> agents() {
        return List.copyOf(agents);
    }

    /// Calls to the server of a datacenter, over connections of their own.
    SessionPool calls(String datacenter) throws IOException {
        var connector = new Connector(loops, ReplaceableTls.of(material()));
        connectors.add(connector);
        int port = ports.get(datacenter.equals("dc1") ? 0 : 2);
        var name = new ServerName.OneServer(new NodeName("s1"), new Datacenter(datacenter), DOMAIN);
        var pool = new SessionPool(
                (to, protocol, within, dialled) -> connector.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        new Connector.Way.ByName(name),
                        protocol,
                        within,
                        dialled),
                PoolLimits.DEFAULT,
                InstantSource.system());
        pools.add(pool);
        return pool;
    }

    private TlsMaterial material() throws IOException {
        var reading = TlsMaterial.read(
                Files.readAllBytes(certificates.certificate("caller")),
                Files.readAllBytes(certificates.key("caller")),
                Files.readAllBytes(certificates.authority()));
        return switch (reading) {
            case TlsMaterial.Reading.Read(TlsMaterial material) -> material;
            case TlsMaterial.Reading.Malformed(String reason) -> throw new AssertionError(reason);
        };
    }

    private void agent(String datacenter, int serverPort, int wanPort, String... more) throws IOException {
        List<Integer> own = Ports.free(2);
        Path file = Files.writeString(folder.resolve(datacenter + ".hcl"), """
                server = true
                bootstrap = true
                bind_addr = "127.0.0.1"
                node_name = "s1"
                datacenter = "%1$s"
                primary_datacenter = "dc1"
                data_dir = "%2$s"
                ca_file = "%3$s"
                cert_file = "%4$s"
                key_file = "%5$s"
                verify_incoming = true
                verify_outgoing = true
                verify_server_hostname = true
                connect { enabled = true }
                retry_interval_wan = "1s"
                ports { http = %6$d serf_lan = %7$d serf_wan = %8$d server = %9$d grpc = -1 }
                """.formatted(
                        datacenter,
                        folder.resolve(datacenter + "-data"),
                        certificates.authority(),
                        certificates.certificate(datacenter),
                        certificates.key(datacenter),
                        own.getFirst(),
                        own.getLast(),
                        wanPort,
                        serverPort));
        var arguments = new ArrayList<>(List.of("agent", "-config-file", file.toString()));
        arguments.addAll(List.of(more));
        agents.add(TomboloProcess.start(folder, arguments.toArray(String[]::new)));
    }

    @Override
    public void close() {
        pools.forEach(SessionPool::close);
        connectors.forEach(Connector::close);
        agents.forEach(TomboloProcess::close);
        loops.close();
    }
}
