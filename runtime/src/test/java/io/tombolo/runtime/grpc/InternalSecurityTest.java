package io.tombolo.runtime.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.tombolo.runtime.config.FakeHost;
import io.tombolo.runtime.config.TestAuthority;
import io.tombolo.runtime.net.EventLoops;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InternalSecurityTest {

    private static final MethodDescriptor<String, String> ECHO = MethodDescriptor.<String, String>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("test.Echo/Echo")
            .setRequestMarshaller(new Text())
            .setResponseMarshaller(new Text())
            .build();

    @TempDir
    private Path folder;

    private final EventLoops loops = EventLoops.start("test-net", 1);
    private final TestAuthority authority = new TestAuthority("Test Agent CA");

    @AfterEach
    void close() {
        loops.close();
    }

    @Test
    void plainTextStaysOnThisMachine() throws IOException {
        var outside = new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 8310);

        assertThatThrownBy(() -> InternalServer.start(loops, outside, new InternalSecurity.Loopback(), List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("192.0.2.1:8310")
                .hasMessageContaining("use a loopback address, or configure a certificate");
        assertThatThrownBy(() -> InternalChannel.to(loops, outside, new InternalSecurity.Loopback()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void plainTextServesThisMachine() throws IOException {
        var loopback = new InternalSecurity.Loopback();

        assertThat(echo(loopback, loopback)).isEqualTo("hello");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        var security = new InternalSecurity.Loopback();
        try (var first = InternalServer.start(loops, loopback(0), security, List.of())) {
            assertThatThrownBy(() -> InternalServer.start(loops, loopback(first.port()), security, List.of()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(":" + first.port())
                    .hasMessageContaining("configure another");
        }
    }

    @Test
    void membersOfTheSameAuthorityUnderstandEachOther() throws IOException {
        var security = tls("server", authority, "server.dc1.consul");

        assertThat(echo(security, security)).isEqualTo("hello");
    }

    @Test
    void aClientOfAnotherAuthorityIsRefused() throws IOException {
        var server = tls("server", authority, "server.dc1.consul");
        var stranger = tls("stranger", new TestAuthority("Strange CA"), "server.dc1.consul");
        Files.copy(server.authorities(), folder.resolve("trusting.pem"));
        var client = new InternalSecurity.MutualTls(
                stranger.certificates(), stranger.key(), folder.resolve("trusting.pem"), "server.dc1.consul");

        assertThatThrownBy(() -> echo(server, client))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        failed -> assertThat(failed.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
    }

    @Test
    void aServerOfAnotherDatacenterIsRefused() throws IOException {
        var server = tls("server", authority, "server.dc2.consul");
        var client = tls("client", authority, "server.dc1.consul");

        assertThatThrownBy(() -> echo(server, client)).isInstanceOf(StatusRuntimeException.class);
    }

    @Test
    void aClientWithoutTlsIsRefused() throws IOException {
        var server = tls("server", authority, "server.dc1.consul");

        assertThatThrownBy(() -> echo(server, new InternalSecurity.Loopback()))
                .isInstanceOf(StatusRuntimeException.class);
    }

    @Test
    void filesThatCannotBeUsedAreNamed() throws IOException {
        Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nothing to see here\n");
        var security = new InternalSecurity.MutualTls(nonsense, nonsense, nonsense, "server.dc1.consul");

        assertThatThrownBy(() -> InternalServer.start(loops, loopback(0), security, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("certificate " + nonsense);
    }

    private String echo(InternalSecurity serving, InternalSecurity calling) throws IOException {
        var service = ServerServiceDefinition.builder("test.Echo")
                .addMethod(ECHO, ServerCalls.asyncUnaryCall((String request, StreamObserver<String> caller) -> {
                    caller.onNext(request);
                    caller.onCompleted();
                }))
                .build();
        try (var server = InternalServer.start(loops, loopback(0), serving, List.of(service));
                var channel = InternalChannel.to(loops, loopback(server.port()), calling)) {
            return ClientCalls.blockingUnaryCall(
                    channel.channel(), ECHO, CallOptions.DEFAULT.withDeadlineAfter(30, TimeUnit.SECONDS), "hello");
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private InternalSecurity.MutualTls tls(String name, TestAuthority issuer, String serverName) throws IOException {
        var issued = issuer.issueUntil(FakeHost.NOON.plus(Duration.ofDays(3_600)), serverName);
        return new InternalSecurity.MutualTls(
                Files.writeString(folder.resolve(name + ".pem"), issued.certificate()),
                Files.writeString(folder.resolve(name + "-key.pem"), issued.key()),
                Files.writeString(folder.resolve(name + "-ca.pem"), issuer.certificate()),
                serverName);
    }

    private record Text() implements MethodDescriptor.Marshaller<String> {

        @Override
        public InputStream stream(String value) {
            return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
