package io.tombolo.runtime.port;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.tombolo.runtime.net.Addresses;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.tls.ReplaceableTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// The listener on 8300: plain, TLS behind marker 3, and TLS with ALPN, for every protocol that servers speak.
///
/// Thousands of connections and tens of thousands of parked calls cost no thread. Nothing that one connection
/// sends or does not read holds up another one, but for the processor that they share.
public final class ServerPort implements AutoCloseable {

    private static final int BACKLOG = 1_024;

    private final Channel listener;
    private final ChannelGroup open;
    private final Desk desk;

    /// What every reception needs.
    record Desk(
            ReplaceableTls tls,
            boolean verifyIncoming,
            PortServices services,
            PortLimits limits,
            PortReport report,
            InstantSource clock,
            AtomicLong shared,
            ConnectionCounts<InetAddress> sources,
            ConnectionCounts<String> identities) {}

    private ServerPort(Channel listener, ChannelGroup open, Desk desk) {
        this.listener = listener;
        this.open = open;
        this.desk = desk;
    }

    /// Listens.
    ///
    /// @param verifyIncoming whether plain connections are refused and marker 3 demands a client certificate; ALPN
    ///                       always does
    /// @param clock          one that never goes back
    /// @throws IOException if the address cannot be bound; the message names it
    public static ServerPort listen(
            EventLoops loops,
            InetSocketAddress address,
            ReplaceableTls tls,
            boolean verifyIncoming,
            PortServices services,
            PortLimits limits,
            InstantSource clock)
            throws IOException {
        var desk = new Desk(
                tls,
                verifyIncoming,
                services,
                limits,
                new PortReport(clock),
                clock,
                new AtomicLong(),
                new ConnectionCounts<>(limits.perSource()),
                new ConnectionCounts<>(limits.perIdentity()));
        ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        ChannelFuture bound = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        open.add(channel);
                        desk.report().connected();
                        new Reception(desk, channel).begin();
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen on TCP %s: %s".formatted(Addresses.text(address), bound.cause()), bound.cause());
        }
        return new ServerPort(bound.channel(), open, desk);
    }

    /// The address that it is bound to; with the port that the system chose, if it was asked to choose.
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /// How connections have ended, and how many calls there were.
    public PortReport report() {
        return desk.report();
    }

    /// How many connections are open.
    public int connections() {
        return open.size();
    }

    /// Listens no more, and closes every connection; parked calls are cancelled.
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        open.close().awaitUninterruptibly();
    }
}
