package io.tombolo.meshgateway.relay;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.EventExecutor;
import io.tombolo.runtime.net.Addresses;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.port.ConnectionCounts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Where clients connect: listens, lets in, and looks after all connections until they end.
public final class RelayPort implements AutoCloseable {

    /// Connections that the kernel keeps until they are accepted.
    private static final int BACKLOG = 4_096;

    /// What is done on event loops when all has to end: nothing that waits.
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final List<Channel> listeners;
    private final Map<EventExecutor, Shift> shifts;
    private final Desk desk;

    private RelayPort(List<Channel> listeners, Map<EventExecutor, Shift> shifts, Desk desk) {
        this.listeners = listeners;
        this.shifts = shifts;
        this.desk = desk;
    }

    /// Listens on all of the addresses.
    ///
    /// @throws IOException if one cannot be bound; the message names it, and none is bound then
    public static RelayPort listen(
            EventLoops loops,
            List<InetSocketAddress> addresses,
            Routes routes,
            RelaySettings settings,
            RelayReport report)
            throws IOException {
        var desk = new Desk(
                loops,
                routes,
                settings,
                report,
                new HostAddresses(),
                new OpenConnections(),
                new ConnectionCounts<>(settings.perSource()));
        report.watch(desk.open());
        var shifts = new IdentityHashMap<EventExecutor, Shift>();
        loops.group().forEach(loop -> shifts.put(loop, new Shift((EventLoop) loop)));
        var port = new RelayPort(new ArrayList<>(addresses.size()), shifts, desk);
        for (InetSocketAddress address : addresses) {
            port.listen(address);
        }
        return port;
    }

    private void listen(InetSocketAddress address) throws IOException {
        ChannelFuture bound = new ServerBootstrap()
                .group(desk.loops().group())
                .channel(desk.loops().serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        RelaySockets.configure(channel);
                        new Visitor(desk, shift(channel.eventLoop()), channel).arrive();
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw new IOException(
                    "cannot listen on TCP %s: %s"
                            .formatted(Addresses.text(address), bound.cause().getMessage()),
                    bound.cause());
        }
        listeners.add(bound.channel());
    }

    private Shift shift(EventLoop loop) {
        Shift shift = shifts.get(loop);
        if (shift == null) {
            throw new IllegalStateException("a connection on a foreign event loop");
        }
        return shift;
    }

    /// The addresses that it is bound to; with the ports that the system chose, if it was asked to choose.
    public List<InetSocketAddress> addresses() {
        return listeners.stream()
                .map(listener -> (InetSocketAddress) listener.localAddress())
                .toList();
    }

    /// Connections that clients have open.
    public int connections() {
        return desk.open().count();
    }

    /// Lets in no more, ends connections as they fall quiet, and returns when none is left or the time is over.
    ///
    /// A session between servers lasts for hours. It is cut between two calls, if there is such a moment, so that
    /// its client dials another gateway and no call is lost.
    ///
    /// @return how many are still open
    public int drain(Duration limit) throws InterruptedException {
        listeners.forEach(listener -> listener.close().awaitUninterruptibly());
        shifts.values().forEach(Shift::drain);
        desk.open().awaitNone(limit);
        return connections();
    }

    /// Ends everything at once.
    @Override
    public void close() {
        listeners.forEach(listener -> listener.close().awaitUninterruptibly());
        shifts.values().forEach(Shift::close);
        try {
            desk.open().awaitNone(CLOSE_LIMIT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
