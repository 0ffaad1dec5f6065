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
import io.tombolo.core.wire.msgpack.Decoded;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes of ours that call each other over mutual TLS, while strangers throw at them what strangers throw.
class MutualTlsProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PATIENCE_MILLIS = 60_000;
    private static final Domain DOMAIN = new Domain("consul");

    private static final Pattern REASON = Pattern.compile("rpc_disconnect_total\\{reason=\"([^\"]+)\"");

    private static final String HEADER = "82a353657101ad536572766963654d6574686f64ab5374617475732e50696e67";
    private static final String STATUS_PING = "00 00 0000 00000005 00000021" + HEADER + "80";
    private static final String STATUS_PING_OF_TWO_GIGABYTES = "00 00 0000 00000001 00000025" + HEADER + "c67fffffff";
    private static final String STATUS_PONG = "ab5374617475732e50696e6780";

    @TempDir
    private Path folder;

    private final EventLoops loops = EventLoops.start("test-net", 1);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Integer> ports = Ports.free(4);
    private final Map<String, Integer> httpPorts = new HashMap<>();
    private final AtomicInteger dials = new AtomicInteger();

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

    /// What a server of the federation sends, or somebody with its certificate: the connection is ended, or the stream
    /// alone, and counted by its reason; the session of another caller does not notice.
    @Test
    void everyFaultHasAReasonOfItsOwn() throws Exception {
        SessionPool calls = callsAs(material(folder, "dc2"));
        awaitAnswer(calls);
        int dialled = dials.get();
        var peers = new TlsPeers(ports.get(0), "s1.server.dc1.consul", material(folder, "dc2"));
        peers.offering("consul/rpc-multi").says("01 00 0000 00000000 00000000").untilEnd();
        peers.offering("consul/rpc-multi").says("00 07 0000 00000000 00000000").untilEnd();
        peers.offering("consul/rpc-multi").says("00 00 0001 00000001 00100000").untilEnd();
        peers.offering("consul/rpc-multi").says("00 01 0001 00000002 00000000").untilEnd();
        peers.offering("consul/rpc-multi")
                .says("00 01 0001 00000001 00000000 00 01 0001 00000001 00000000")
                .untilEnd();
        peers.offering("consul/rpc-multi")
                .says("00 01 0001 00000001 00000000 00 01 0000 00000001 ffffffff")
                .untilEnd();
        peers.offering("consul/rpc-multi").says("00 01 0001 00000001").close();
        peers.offering("h2").refused();
        peers.offering().untilEnd();
        peers.offering("consul/raft").untilEnd();
        peers.renegotiating("consul/rpc-multi").untilEnd();
        try (var announcing = peers.offering("consul/rpc-multi")) {
            announcing
                    .says("00 01 0001 00000001 00000000")
                    .says(STATUS_PING_OF_TWO_GIGABYTES)
                    .says("00 01 0001 00000003 00000000 00 01 0004 00000003 00000000")
                    .says("00 01 0001 00000005 00000000")
                    .says(STATUS_PING);
            assertThat(announcing.hears(STATUS_PONG)).isTrue();
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(disconnects("dc1"))
                        .contains(
                                "yamux-wrong-version",
                                "yamux-unknown-type",
                                "yamux-frame-too-long",
                                "yamux-stream-id-of-other-side",
                                "yamux-stream-id-in-use",
                                "yamux-window-overflow",
                                "cut-frame",
                                "handshake-no-common-protocol",
                                "no-alpn",
                                "not-served",
                                "renegotiation",
                                "body-too-long"));
        answers(calls);
        assertThat(dials).hasValue(dialled);
        assertThat(agents().getFirst().stdout() + agents().getFirst().stderr())
                .contains("yamux-unknown-type")
                .doesNotContain("Exception");
    }

    /// The reasons that a server has counted so far.
    private Set<String> disconnects(String datacenter) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String metrics = http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/prometheus"
                                            .formatted(httpPorts.get(datacenter))))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return REASON.matcher(metrics)
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        }
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
    private void answers(SessionPool calls) {
        assertThat(leader(calls, "dc1")).isEqualTo("127.0.0.1:" + ports.get(0));
        assertThat(leader(calls, "dc2")).isEqualTo("127.0.0.1:" + ports.get(2));
    }

    private static String leader(SessionPool calls, String datacenter) {
        var method = StatusMethods.LEADER;
        var request = DcSpecificRequest.of(datacenter, QueryOptions.NONE);
        Bytes answer = calls.call(
                        WanName.parse("s1.dc1"),
                        method.name().toString(),
                        method.request().encode(request),
                        PATIENCE)
                .join();
        return switch (method.response().decode(answer)) {
            case Decoded.Read<String> read -> read.value();
            case Decoded.Malformed<String> malformed -> throw new AssertionError(malformed.toString());
        };
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
                (to, protocol, within, dialled) -> {
                    dials.incrementAndGet();
                    connector.connect(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                            new Connector.Way.ByName(name),
                            protocol,
                            within,
                            dialled);
                },
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
        httpPorts.put(datacenter, own.getFirst());
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
