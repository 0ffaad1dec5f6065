package io.tombolo.runtime.grpc;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Listens for the other services of this server node.
public final class InternalServer implements AutoCloseable {

    /// Largest message: the members of a pool of 100,000, at some 400 bytes each, fit.
    static final int MESSAGE_LIMIT = 64 * 1024 * 1024;

    /// Calls that run get this long to end when the service stops; feeds never end by themselves.
    private static final Duration GRACE = Duration.ofMillis(200);

    private final Server server;
    private final ExecutorService calls;

    private InternalServer(Server server, ExecutorService calls) {
        this.server = server;
        this.calls = calls;
    }

    /// Binds the address.
    ///
    /// @throws IOException if the address may not or cannot be used; the message says why
    public static InternalServer start(
            EventLoops loops,
            InetSocketAddress address,
            InternalSecurity security,
            List<ServerServiceDefinition> services)
            throws IOException {
        NettyServerBuilder builder = security.serverAt(address);
        ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
        Server server = builder.channelType(loops.serverChannel())
                .bossEventLoopGroup(loops.group())
                .workerEventLoopGroup(loops.group())
                .executor(calls)
                .maxInboundMessageSize(MESSAGE_LIMIT)
                .permitKeepAliveTime(InternalChannel.KEEPALIVE.toSeconds() / 2, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .addServices(services)
                .build();
        try {
            return new InternalServer(server.start(), calls);
        } catch (IOException taken) {
            calls.close();
            throw new IOException(
                    "cannot listen for internal gRPC on %s:%d; stop who holds the port, or configure another"
                            .formatted(address.getHostString(), address.getPort()),
                    taken);
        }
    }

    /// Where it listens.
    public int port() {
        return server.getPort();
    }

    /// Lets running calls end, for a moment, and cuts the rest.
    @Override
    public void close() {
        try {
            if (!server.shutdown().awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                server.shutdownNow().awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        calls.shutdown();
    }
}
