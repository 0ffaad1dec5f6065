package io.tombolo.runtime.grpc;

import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/// How services of one server node know that it is them who talk.
public sealed interface InternalSecurity {

    /// Only who is on this machine can connect.
    record Loopback() implements InternalSecurity {}

    /// Both sides show a certificate of the authorities.
    ///
    /// @param certificates the own chain, PEM
    /// @param key          its private key, PEM, not encrypted
    /// @param authorities  who is trusted, PEM
    /// @param serverName   what a server's certificate must be for, `server.<datacenter>.<domain>`
    record MutualTls(Path certificates, Path key, Path authorities, String serverName) implements InternalSecurity {

        private IOException unusable(Exception cause) {
            return new IOException(
                    "internal gRPC cannot use certificate %s, key %s and authorities %s"
                            .formatted(certificates, key, authorities),
                    cause);
        }
    }

    /// The beginning of a server that shows and demands what this says.
    ///
    /// @throws IOException if plain text would leave this machine, or a file cannot be used; the message says which
    default NettyServerBuilder serverAt(InetSocketAddress address) throws IOException {
        demandFor(address);
        return switch (this) {
            case Loopback() -> NettyServerBuilder.forAddress(address, InsecureServerCredentials.create());
            case MutualTls tls -> {
                try {
                    yield NettyServerBuilder.forAddress(
                            address,
                            TlsServerCredentials.newBuilder()
                                    .keyManager(
                                            tls.certificates().toFile(),
                                            tls.key().toFile())
                                    .trustManager(tls.authorities().toFile())
                                    .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                                    .build());
                } catch (IOException | IllegalArgumentException unusable) {
                    throw tls.unusable(unusable);
                }
            }
        };
    }

    /// The beginning of a channel that shows and demands what this says.
    ///
    /// @throws IOException if plain text would leave this machine, or a file cannot be used; the message says which
    default NettyChannelBuilder channelTo(InetSocketAddress address) throws IOException {
        demandFor(address);
        return switch (this) {
            case Loopback() -> NettyChannelBuilder.forAddress(address, InsecureChannelCredentials.create());
            case MutualTls tls -> {
                try {
                    yield NettyChannelBuilder.forAddress(
                                    address,
                                    TlsChannelCredentials.newBuilder()
                                            .keyManager(
                                                    tls.certificates().toFile(),
                                                    tls.key().toFile())
                                            .trustManager(tls.authorities().toFile())
                                            .build())
                            .overrideAuthority(tls.serverName());
                } catch (IOException | IllegalArgumentException unusable) {
                    throw tls.unusable(unusable);
                }
            }
        };
    }

    private void demandFor(InetSocketAddress address) throws IOException {
        boolean local = address.getAddress() != null && address.getAddress().isLoopbackAddress();
        if (this instanceof Loopback && !local) {
            throw new IOException(("internal gRPC on %s:%d would be plain text outside of this machine;"
                            + " use a loopback address, or configure a certificate, its key and the authorities")
                    .formatted(address.getHostString(), address.getPort()));
        }
    }
}
