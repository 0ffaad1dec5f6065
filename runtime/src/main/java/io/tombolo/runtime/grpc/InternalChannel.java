package io.tombolo.runtime.grpc;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The way to another service of this server node. Connects when it is first used, and again whenever it has to.
public final class InternalChannel implements AutoCloseable {

    /// A peer that says nothing for this long is asked whether it is there. Half-open connections exist only between
    /// machines, but the pings cost next to nothing.
    static final Duration KEEPALIVE = Duration.ofSeconds(30);

    private final ManagedChannel channel;
    private final ExecutorService callbacks;

    private InternalChannel(ManagedChannel channel, ExecutorService callbacks) {
        this.channel = channel;
        this.callbacks = callbacks;
    }

    /// Connects with the first call.
    ///
    /// @throws IOException if the address may not or cannot be used; the message says why
    public static InternalChannel to(EventLoops loops, InetSocketAddress address, InternalSecurity security)
            throws IOException {
        NettyChannelBuilder builder = security.channelTo(address);
        ExecutorService callbacks = Executors.newVirtualThreadPerTaskExecutor();
        ManagedChannel channel = builder.channelType(loops.streamChannel())
                .eventLoopGroup(loops.group())
                .executor(callbacks)
                .maxInboundMessageSize(InternalServer.MESSAGE_LIMIT)
                .keepAliveTime(KEEPALIVE.toSeconds(), TimeUnit.SECONDS)
                .keepAliveWithoutCalls(true)
                .build();
        return new InternalChannel(channel, callbacks);
    }

    /// For the adapters of the contracts.
    public ManagedChannel channel() {
        return channel;
    }

    /// Ends all calls and feeds.
    @Override
    public void close() {
        channel.shutdownNow();
        callbacks.shutdown();
    }
}
