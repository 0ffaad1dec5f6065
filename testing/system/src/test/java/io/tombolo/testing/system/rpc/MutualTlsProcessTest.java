package io.tombolo.testing.system.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.status.StatusMethods;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.ServerName;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.pool.CallFailed;
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
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes of ours that call each other over mutual TLS, while strangers throw at them what strangers throw.
class MutualTlsProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PATIENCE_MILLIS = 60_000;
    private static final Domain DOMAIN = new Domain("consul");

    @TempDir
    private Path folder;

    private final EventLoops loops = EventLoops.start("test-net", 1);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Integer> ports = Ports.free(4);

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open.reversed()) {
            resource.close();
        }
        loops.close();
    }

    @BeforeEach
    void startTwoDatacenters() throws IOException {
        var certificates = new TestCertificates(folder, "Test Agent CA")
                .issue("dc1", "s1.server.dc1.consul", "server.dc1.consul", "localhost")
                .issue("dc2", "s1.server.dc2.consul", "server.dc2.consul", "localhost");
        agent(certificates, "dc1", ports.get(0), ports.get(1));
        agent(certificates, "dc2", ports.get(2), ports.get(3), "-retry-join-wan", "127.0.0.1:" + ports.get(1));
    }

    @Test
    void callsGoOnWhateverStrangersDo() throws IOException {
        SessionPool calls = callsAs(material(folder, "dc2"));
        awaitAnswer(calls);
        int port = ports.get(0);

        // An RPC session without TLS, where TLS is demanded.
        assertThat(answerTo(port, Bytes.ofHex("04"))).isEmpty();
        // No protocol at all.
        assertThat(answerTo(port, Bytes.ofText("GET / HTTP/1.1\r\n\r\n"))).isEmpty();
        // A TLS hello that is none.
        assertThat(answerTo(port, Bytes.ofHex("16030100050100000100"))).hasSizeLessThan(100);
        // TLS behind the marker, with nothing but noise in it.
        assertThat(answerTo(port, Bytes.ofHex("03ffffffffffffffffff"))).hasSizeLessThan(100);
        // Somebody who says nothing is closed in the end, and holds up nobody.
        try (var silent = new Socket(InetAddress.getLoopbackAddress(), port)) {
            answers(calls);
            silent.setSoTimeout(PATIENCE_MILLIS);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
        // A certificate of another authority.
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        new TestCertificates(elsewhere, "Strange CA").issue("dc2", "s1.server.dc2.consul", "server.dc2.consul");
        Files.copy(folder.resolve("ca.pem"), elsewhere.resolve("ca.pem"), StandardCopyOption.REPLACE_EXISTING);
        SessionPool strange = callsAs(material(elsewhere, "dc2"));
        assertThatThrownBy(() -> leader(strange, "dc1")).hasCauseInstanceOf(CallFailed.class);

        answers(calls);
        assertThat(agents())
                .allSatisfy(agent -> assertThat(agent.stdout() + agent.stderr()).doesNotContain("Exception"));
        assertThat(agents().getFirst().stdout() + agents().getFirst().stderr()).contains("server port:");
    }

    @Test
    void aServerThatShowsAnotherNameIsNotCalled() throws IOException {
        awaitAnswer(callsAs(material(folder, "dc2")));
        var connector = new Connector(loops, ReplaceableTls.of(material(folder, "dc2")));
        open.add(connector);
        SessionPool misled = pool(connector, ports.get(2));

        assertThatThrownBy(() -> leader(misled, "dc1"))
                .hasCauseInstanceOf(CallFailed.class)
                .hasMessageContaining("s1.server.dc1.consul");
    }

    private void awaitAnswer(SessionPool calls) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> answers(calls));
    }

    /// The own datacenter answers, and the other one through it.
    private static void answers(SessionPool calls) {
        assertThat(leader(calls, "dc1")).isEmpty();
        assertThat(leader(calls, "dc2")).isEmpty();
    }

    private static String leader(SessionPool calls, String datacenter) {
        var method = StatusMethods.LEADER;
        var request = DcSpecificRequest.of(datacenter, QueryOptions.NONE);
        return calls.call(
                        WanName.parse("s1.dc1"),
                        method.name().toString(),
                        method.request().encode(request),
                        PATIENCE)
                .join()
                .from(1)
                .text();
    }

    private static byte[] answerTo(int port, Bytes bytes) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes.toArray());
            return socket.getInputStream().readAllBytes();
        }
    }

    private SessionPool callsAs(TlsMaterial material) {
        var connector = new Connector(loops, ReplaceableTls.of(material));
        open.add(connector);
        return pool(connector, ports.get(0));
    }

    private SessionPool pool(Connector connector, int port) {
        var name = new ServerName.OneServer(new NodeName("s1"), new Datacenter("dc1"), DOMAIN);
        var pool = new SessionPool(
                (to, protocol, within, dialled) -> connector.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        new Connector.Way.ByName(name),
                        protocol,
                        within,
                        dialled),
                PoolLimits.DEFAULT,
                InstantSource.system());
        open.add(pool);
        return pool;
    }

    private static TlsMaterial material(Path folder, String name) throws IOException {
        var reading = TlsMaterial.read(
                Files.readAllBytes(folder.resolve(name + ".pem")),
                Files.readAllBytes(folder.resolve(name + "-key.pem")),
                Files.readAllBytes(folder.resolve("ca.pem")));
        if (reading instanceof TlsMaterial.Reading.Read(TlsMaterial material)) {
            return material;
        }
        throw new AssertionError(reading.toString());
    }

    private List<TomboloProcess> agents() {
        return open.stream()
                .filter(TomboloProcess.class::isInstance)
                .map(TomboloProcess.class::cast)
                .toList();
    }

    private void agent(TestCertificates certificates, String datacenter, int serverPort, int wanPort, String... more)
            throws IOException {
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
                ports { http = %6$d serf_lan = %7$d serf_wan = %8$d server = %9$d }
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
        open.add(TomboloProcess.start(folder, arguments.toArray(String[]::new)));
    }
}
