package io.tombolo.agent.probe;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NegotiationType;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.tombolo.core.registration.Finding;
import io.tombolo.core.registration.definition.Probe;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Asks the gRPC health service of a server.
///
/// Source: gRPC health checking protocol, `grpc.health.v1.Health/Check`.
final class GrpcProbe {

    /// `status` of a response: the first field, a number.
    private static final int STATUS_TAG = 0x08;

    /// `service` of a request: the first field, a text.
    private static final int SERVICE_TAG = 0x0A;

    private static final int SERVING = 1;

    /// Bytes of the longest service name that is asked for: its length has to fit one byte.
    private static final int NAME_LIMIT = 127;

    private static final MethodDescriptor<byte[], byte[]> CHECK = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("grpc.health.v1.Health/Check")
            .setRequestMarshaller(new Plain())
            .setResponseMarshaller(new Plain())
            .build();

    private final ProbeTls tls;

    GrpcProbe(ProbeTls tls) {
        this.tls = tls;
    }

    Finding examine(Probe.Grpc probe, Duration timeout) {
        int slash = probe.target().indexOf('/');
        String address = slash < 0 ? probe.target() : probe.target().substring(0, slash);
        byte[] service = (slash < 0 ? "" : probe.target().substring(slash + 1)).getBytes(StandardCharsets.UTF_8);
        if (service.length > NAME_LIMIT) {
            return Findings.critical("gRPC service name is longer than %d bytes".formatted(NAME_LIMIT));
        }
        ManagedChannel channel = channel(address, probe);
        try {
            byte[] answer = ClientCalls.blockingUnaryCall(
                    channel,
                    CHECK,
                    CallOptions.DEFAULT.withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS),
                    request(service));
            return isServing(answer)
                    ? Findings.passing("gRPC check %s: success".formatted(probe.target()))
                    : Findings.critical("gRPC %s serving status: NOT_SERVING".formatted(probe.target()));
        } catch (StatusRuntimeException failed) {
            Status status = failed.getStatus();
            return Findings.critical(
                    "rpc error: code = %s desc = %s".formatted(status.getCode(), status.getDescription()));
        } finally {
            channel.shutdownNow();
        }
    }

    private ManagedChannel channel(String address, Probe.Grpc probe) {
        NettyChannelBuilder builder = NettyChannelBuilder.forTarget(address).proxyDetector(_ -> null);
        if (probe.tls().isEmpty()) {
            return builder.negotiationType(NegotiationType.PLAINTEXT).build();
        }
        Probe.TlsChoice choice = probe.tls().get();
        if (!choice.serverName().isEmpty()) {
            builder.overrideAuthority(choice.serverName());
        }
        return builder.negotiationType(NegotiationType.TLS)
                .sslContext(new JdkSslContext(
                        tls.context(choice.skipsVerification()),
                        true,
                        null,
                        IdentityCipherSuiteFilter.INSTANCE,
                        new ApplicationProtocolConfig(
                                ApplicationProtocolConfig.Protocol.ALPN,
                                ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                                ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                                "h2"),
                        ClientAuth.NONE,
                        null,
                        false))
                .build();
    }

    private static byte[] request(byte[] service) {
        if (service.length == 0) {
            return service;
        }
        byte[] message = new byte[service.length + 2];
        message[0] = SERVICE_TAG;
        message[1] = (byte) service.length;
        System.arraycopy(service, 0, message, 2, service.length);
        return message;
    }

    private static boolean isServing(byte[] message) {
        return message.length >= 2 && message[0] == STATUS_TAG && message[1] == SERVING;
    }

    private static final class Plain implements MethodDescriptor.Marshaller<byte[]> {

        /// Far above any health answer.
        private static final int LIMIT = 4_096;

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readNBytes(LIMIT);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
