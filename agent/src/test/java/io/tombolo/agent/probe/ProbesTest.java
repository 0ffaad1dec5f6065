package io.tombolo.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.tombolo.core.registration.Finding;
import io.tombolo.core.registration.definition.Probe;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbesTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Probe.TlsChoice PLAIN = new Probe.TlsChoice("", false);

    private final Probes probes = new Probes(ProbeTls.ofJdk(), InstantSource.system());

    @AfterEach
    void stop() {
        probes.close();
    }

    @Test
    void tellsHttpStatusesApart() throws IOException {
        try (var web = new Web()) {
            Finding well = find(http(web.url("/200")));
            assertThat(well.status()).isEqualTo("passing");
            assertThat(well.output()).isEqualTo("HTTP GET %s: 200 OK Output: hello".formatted(web.url("/200")));
            assertThat(find(http(web.url("/204"))).status()).isEqualTo("passing");
            assertThat(find(http(web.url("/429"))).status()).isEqualTo("warning");
            assertThat(find(http(web.url("/500"))).status()).isEqualTo("critical");
            assertThat(find(http(web.url("/404"))).output()).contains("404 Not Found");
        }
    }

    @Test
    void sendsMethodHeadersAndBody() throws IOException {
        try (var web = new Web()) {
            Finding finding = find(new Probe.Http(
                    web.url("/echo"),
                    "PUT",
                    Map.of("X-Asked", List.of("a", "b"), "Host", List.of("virtual.example")),
                    "{}",
                    true,
                    PLAIN));

            assertThat(finding.output()).endsWith("PUT virtual.example [a, b] {}");
        }
    }

    @Test
    void followsRedirectsUnlessToldNotTo() throws IOException {
        try (var web = new Web()) {
            assertThat(find(http(web.url("/302"))).status()).isEqualTo("passing");
            assertThat(find(new Probe.Http(web.url("/302"), "", Map.of(), "", false, PLAIN))
                            .status())
                    .isEqualTo("critical");
        }
    }

    @Test
    void readsNoMoreOfABodyThanIsKept() throws IOException {
        try (var web = new Web()) {
            Finding finding = find(http(web.url("/endless")));

            assertThat(finding.status()).isEqualTo("passing");
            assertThat(finding.output().length()).isLessThan(300);
        }
    }

    @Test
    void endsAnHttpProbeAtItsTimeout() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Finding finding =
                    find(http("http://127.0.0.1:%d/".formatted(silent.getLocalPort())), Duration.ofMillis(200));

            assertThat(finding.status()).isEqualTo("critical");
            assertThat(finding.output()).contains("deadline exceeded");
        }
    }

    @Test
    void saysWhyThereIsNoConnection() throws IOException {
        int port = freePort();

        assertThat(find(http("http://127.0.0.1:%d/".formatted(port))).output())
                .isEqualTo("Get \"http://127.0.0.1:%d/\": dial tcp 127.0.0.1:%d: connect: connection refused"
                        .formatted(port, port));
        assertThat(find(new Probe.Tcp("127.0.0.1:" + port, Optional.empty())).output())
                .isEqualTo("dial tcp 127.0.0.1:%d: connect: connection refused".formatted(port));
        assertThat(find(http("no url at all")).status()).isEqualTo("critical");
    }

    @Test
    void connectsByTcp() throws IOException {
        try (var listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + listening.getLocalPort();

            assertThat(find(new Probe.Tcp(address, Optional.empty())))
                    .isEqualTo(new Finding("passing", "TCP connect %s: Success".formatted(address)));
        }
    }

    @Test
    void asksByUdp() throws IOException {
        try (var listening = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertThat(find(new Probe.Udp("127.0.0.1:" + listening.getLocalPort()), Duration.ofMillis(100))
                            .status())
                    .isEqualTo("passing");
        }
        assertThat(find(new Probe.Udp("127.0.0.1:" + freePort())).status()).isEqualTo("critical");
    }

    @Test
    void asksTheGrpcHealthServiceAndPingsItsHttp2() throws IOException {
        Server server = health();
        try {
            String address = "127.0.0.1:" + server.getPort();
            assertThat(find(new Probe.Grpc(address, Optional.empty())).status()).isEqualTo("passing");
            assertThat(find(new Probe.Grpc(address + "/down", Optional.empty())).status())
                    .isEqualTo("critical");
            assertThat(find(new Probe.H2Ping(address, Optional.empty())))
                    .isEqualTo(new Finding("passing", "HTTP2 ping was successful"));
        } finally {
            server.shutdownNow();
        }
        assertThat(find(new Probe.Grpc("127.0.0.1:" + freePort(), Optional.empty()))
                        .status())
                .isEqualTo("critical");
    }

    @Test
    void takesAPingOfWhatIsNoHttp2ForAFailure() throws IOException {
        try (var web = new Web()) {
            assertThat(find(new Probe.H2Ping(web.address(), Optional.empty())).status())
                    .isEqualTo("critical");
        }
    }

    @Test
    void runsScripts() {
        assertThat(find(script("echo fine"))).isEqualTo(new Finding("passing", "fine\n"));
        assertThat(find(script("echo hmm; exit 1"))).isEqualTo(new Finding("warning", "hmm\n"));
        assertThat(find(script("echo bad >&2; exit 2"))).isEqualTo(new Finding("critical", "bad\n"));
        assertThat(find(new Probe.Script(List.of("/no/such/program"))).status()).isEqualTo("critical");
    }

    @Test
    void endsAScriptAtItsTimeoutWithAllItsChildren() {
        assertThat(find(script("sleep 60 & sleep 60"), Duration.ofMillis(200)))
                .isEqualTo(new Finding("critical", "Timed out (200ms) running check"));
    }

    @Test
    void keepsNoMoreOfTheOutputOfAScriptThanMatters() {
        assertThat(find(script("head -c 100000 /dev/zero | tr '\\0' x")).output())
                .hasSize(101);
    }

    private Finding find(Probe probe) {
        return find(probe, LIMIT);
    }

    private Finding find(Probe probe, Duration timeout) {
        var found = new CompletableFuture<Finding>();
        probes.examine(probe, timeout, 100, found::complete);
        return found.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static Probe http(String url) {
        return new Probe.Http(url, "", Map.of(), "", true, PLAIN);
    }

    private static Probe script(String text) {
        return new Probe.Script(List.of("/bin/sh", "-c", text));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// A health service by which everything is well but what is called `down`.
    private static Server health() throws IOException {
        var plain = new MethodDescriptor.Marshaller<byte[]>() {
            @Override
            public InputStream stream(byte[] value) {
                return new ByteArrayInputStream(value);
            }

            @Override
            public byte[] parse(InputStream stream) {
                try {
                    return stream.readAllBytes();
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            }
        };
        var check = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName("grpc.health.v1.Health/Check")
                .setRequestMarshaller(plain)
                .setResponseMarshaller(plain)
                .build();
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(ServerServiceDefinition.builder("grpc.health.v1.Health")
                        .addMethod(check, ServerCalls.asyncUnaryCall((request, answer) -> {
                            boolean down = new String(request, StandardCharsets.UTF_8).endsWith("down");
                            answer.onNext(new byte[] {8, (byte) (down ? 2 : 1)});
                            answer.onCompleted();
                        }))
                        .build())
                .build()
                .start();
    }

    /// A web server that answers with the status that its path names.
    private static final class Web implements AutoCloseable {

        private final HttpServer server;

        Web() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
            server.createContext("/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                String body = "hello";
                int status = 200;
                if (path.equals("/echo")) {
                    body = "%s %s %s %s"
                            .formatted(
                                    exchange.getRequestMethod(),
                                    exchange.getRequestHeaders().getFirst("Host"),
                                    exchange.getRequestHeaders().get("X-Asked"),
                                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                } else if (path.equals("/endless")) {
                    body = "x".repeat(10_000_000);
                } else if (path.equals("/302")) {
                    exchange.getResponseHeaders().set("Location", "/200");
                    status = 302;
                } else {
                    status = Integer.parseInt(path.substring(1));
                }
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
                if (status != 204) {
                    try {
                        exchange.getResponseBody().write(bytes);
                    } catch (IOException gone) {
                        // Whoever asked has seen enough.
                        exchange.close();
                    }
                }
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "127.0.0.1:" + server.getAddress().getPort();
        }

        String url(String path) {
            return "http://" + address() + path;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
