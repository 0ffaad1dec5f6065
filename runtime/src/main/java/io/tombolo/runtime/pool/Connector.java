package io.tombolo.runtime.pool;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.tombolo.core.terms.ServerName;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.runtime.net.Addresses;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.net.StreamAdapter;
import io.tombolo.runtime.tls.HandshakeFault;
import io.tombolo.runtime.tls.ReplaceableTls;
import io.tombolo.runtime.tls.ServerCheck;
import io.tombolo.runtime.tls.TlsPipeline;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/// Connects to an address, in one of the three ways that the server port understands.
public final class Connector implements AutoCloseable {

    private final EventLoops loops;
    private final ReplaceableTls tls;
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    /// How a connection begins. Source: RPC sheet 1.3.
    public sealed interface Way {

        /// The protocol's marker, and nothing is encrypted.
        record Plain() implements Way {}

        /// Marker 3, TLS, and the protocol's marker inside: without gateways.
        ///
        /// @param server whose TLS sessions are resumed
        record BehindMarker(WanName server, ServerCheck check) implements Way {}

        /// TLS at once, with the server's name in the hello and the protocol's ALPN token: through gateways.
        record ByName(ServerName name) implements Way {}
    }

    /// A connection on its way.
    @FunctionalInterface
    public interface Connecting {

        /// Gives it up, unless it is there or has failed: as if its time were over. From any thread.
        void giveUp();
    }

    /// @param tls what is current when a connection is made
    public Connector(EventLoops loops, ReplaceableTls tls) {
        this.loops = loops;
        this.tls = tls;
    }

    /// Connects.
    ///
    /// @param to     resolved: names are looked up where one may wait
    /// @param within for connecting and the handshake together
    /// @return what gives it up before
    /// @throws IllegalArgumentException if the protocol has no marker or token for this way
    public Connecting connect(InetSocketAddress to, Way way, PortProtocol protocol, Duration within, Dialled dialled) {
        if (to.isUnresolved()) {
            dialled.refused(new DialFailure.Unreachable(to, "no such host"));
            return () -> {};
        }
        if (!(way instanceof Way.Plain) && !tls.isPresent()) {
            dialled.refused(new DialFailure.NoCertificate());
            return () -> {};
        }
        var attempt = new Attempt(to, way, protocol, within, dialled);
        io.netty.channel.ChannelFuture connecting = new Bootstrap()
                .group(loops.group())
                .channel(loops.streamChannel())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.clamp(within.toMillis(), 1, Integer.MAX_VALUE))
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, protocol == PortProtocol.SNAPSHOT)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        open.add(channel);
                    }
                })
                .connect(to);
        connecting.addListener((io.netty.channel.ChannelFuture connected) -> {
            if (connected.isSuccess()) {
                attempt.begin(connected.channel());
            } else {
                attempt.unreachable(connected.cause());
            }
        });
        Channel channel = connecting.channel();
        return () -> channel.eventLoop().execute(() -> attempt.giveUp(channel));
    }

    /// How many connections are open.
    public int connections() {
        return open.size();
    }

    /// Closes all connections.
    @Override
    public void close() {
        open.close().awaitUninterruptibly();
    }

    private static int marker(PortProtocol protocol) {
        return protocol.marker()
                .orElseThrow(() -> new IllegalArgumentException(protocol + " has no marker: it goes through gateways"));
    }

    private static String token(PortProtocol protocol) {
        return protocol.alpn().orElseThrow(() -> new IllegalArgumentException(protocol + " cannot pass a gateway"));
    }

    final class Attempt implements TlsPipeline.Listener {

        private final InetSocketAddress to;
        private final Way way;
        private final PortProtocol protocol;
        private final Duration within;
        private final Dialled dialled;
        private final long startedNanos = System.nanoTime();
        private @Nullable Future<?> deadline;
        private boolean begun;
        private boolean told;

        Attempt(InetSocketAddress to, Way way, PortProtocol protocol, Duration within, Dialled dialled) {
            this.to = to;
            this.way = way;
            this.protocol = protocol;
            this.within = within;
            this.dialled = dialled;
            if (way instanceof Way.ByName) {
                token(protocol);
            } else {
                marker(protocol);
            }
        }

        void unreachable(Throwable cause) {
            refuse(
                    cause instanceof ConnectTimeoutException
                            ? new DialFailure.TimedOut(Addresses.text(to), within)
                            : new DialFailure.Unreachable(to, String.valueOf(cause.getMessage())));
        }

        void giveUp(Channel channel) {
            if (!told) {
                refuse(
                        begun
                                ? new DialFailure.Unanswered(to, elapsed())
                                : new DialFailure.TimedOut(Addresses.text(to), elapsed()));
                var _ = channel.close();
            }
        }

        private Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - startedNanos);
        }

        void begin(Channel channel) {
            if (told) {
                return;
            }
            begun = true;
            long left = within.toNanos() - (System.nanoTime() - startedNanos);
            switch (way) {
                case Way.Plain() -> {
                    send(channel, marker(protocol));
                    hand(channel);
                }
                case Way.BehindMarker behind -> {
                    send(channel, PortProtocol.TLS.marker().orElseThrow());
                    shake(channel, tls.clientEngine(behind.server(), behind.check(), Optional.empty()), left);
                }
                case Way.ByName(ServerName name) ->
                    shake(channel, tls.clientEngine(new ServerCheck.Named(name), protocol.alpn()), left);
            }
        }

        private void shake(Channel channel, SSLEngine engine, long leftNanos) {
            deadline =
                    channel.eventLoop().schedule(() -> giveUp(channel), Math.max(0, leftNanos), TimeUnit.NANOSECONDS);
            TlsPipeline.append(channel.pipeline(), engine, TlsPipeline.ASIDE, within, this);
        }

        private static void send(Channel channel, int marker) {
            var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[] {(byte) marker}));
        }

        private void hand(Channel channel) {
            Future<?> pending = deadline;
            if (pending != null) {
                pending.cancel(false);
            }
            if (told) {
                return;
            }
            if (!channel.isActive()) {
                // It was reset before anybody was there to hear of it.
                refuse(new DialFailure.Unreachable(to, "connected, and closed by the peer at once"));
                return;
            }
            told = true;
            channel.pipeline().addLast(new StreamAdapter(dialled));
        }

        @Override
        public void established(ChannelHandlerContext context, Optional<X509Certificate> certificate, String token) {
            if (way instanceof Way.BehindMarker && !told) {
                send(context.channel(), marker(protocol));
            }
            hand(context.channel());
        }

        @Override
        public void failed(ChannelHandlerContext context, HandshakeFault fault, String detail) {
            refuse(new DialFailure.HandshakeRefused(to, fault, detail));
        }

        @Override
        public void renegotiated() {
            // The connection is closed, and its handler hears of that.
        }

        private void refuse(DialFailure failure) {
            Future<?> pending = deadline;
            if (pending != null) {
                pending.cancel(false);
            }
            if (!told) {
                told = true;
                dialled.refused(failure);
            }
        }
    }
}
