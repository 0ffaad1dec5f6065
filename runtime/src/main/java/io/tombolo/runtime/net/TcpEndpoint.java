package io.tombolo.runtime.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Supplier;

/// Accepts and opens TCP connections, each with a deadline for its whole life.
public final class TcpEndpoint implements AutoCloseable {

    /// Connections that the kernel keeps until they are accepted.
    private static final int BACKLOG = 1_024;

    private final EventLoops loops;
    private final Channel listener;
    private final ChannelGroup open;

    private TcpEndpoint(EventLoops loops, Channel listener, ChannelGroup open) {
        this.loops = loops;
        this.listener = listener;
        this.open = open;
    }

    /// Listens.
    ///
    /// @param limit    connections that may be open at once; more are closed as they come
    /// @param lifetime after which an accepted connection is closed whatever it does
    /// @param handlers makes the handler of each accepted connection
    /// @throws IOException if the address cannot be bound; the message names it
    public static TcpEndpoint listen(
            EventLoops loops,
            InetSocketAddress address,
            int limit,
            Duration lifetime,
            Supplier<ByteStream.Handler> handlers)
            throws IOException {
        ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        ChannelFuture bound = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (open.size() >= limit) {
                            var _ = channel.close();
                            return;
                        }
                        open.add(channel);
                        channel.pipeline().addLast(new StreamAdapter(handlers.get(), lifetime));
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen on TCP %s: %s".formatted(Addresses.text(address), bound.cause()), bound.cause());
        }
        return new TcpEndpoint(loops, bound.channel(), open);
    }

    /// The address that it is bound to; with the port that the system chose, if it was asked to choose.
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /// Opens a connection; the handler is told what became of it.
    ///
    /// @param lifetime of connecting and of the connection together
    public void connect(InetSocketAddress to, Duration lifetime, ByteStream.Handler handler) {
        int millis = Math.clamp(lifetime.toMillis(), 1, Integer.MAX_VALUE);
        new Bootstrap()
                .group(loops.group())
                .channel(loops.streamChannel())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        open.add(channel);
                        channel.pipeline().addLast(new StreamAdapter(handler, lifetime));
                    }
                })
                .connect(to)
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        handler.closed("cannot connect to %s: %s"
                                .formatted(Addresses.text(to), StreamAdapter.message(connected.cause())));
                    }
                });
    }

    /// How many connections are open.
    public int connections() {
        return open.size();
    }

    /// Listens no more, and closes every connection.
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        open.close().awaitUninterruptibly();
    }
}
