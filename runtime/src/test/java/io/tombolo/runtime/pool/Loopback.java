package io.tombolo.runtime.pool;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.ServerName;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.port.Peer;
import io.tombolo.runtime.port.PortLimits;
import io.tombolo.runtime.port.PortServices;
import io.tombolo.runtime.port.Responder;
import io.tombolo.runtime.port.ServerPort;
import io.tombolo.runtime.tls.LiveAuthority;
import io.tombolo.runtime.tls.ReplaceableTls;
import io.tombolo.runtime.tls.ServerCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// A server port of s2.dc2 and a pool of s1.dc1, on loopback, with certificates of one authority.
final class Loopback implements AutoCloseable {

    static final LiveAuthority AUTHORITY = new LiveAuthority("Federation CA");
    static final WanName S2 = new WanName(new NodeName("s2"), new Datacenter("dc2"));
    static final Duration LONG = Duration.ofSeconds(60);
    static final Bytes HELLO = Bytes.ofHex("a568656c6c6f");
    static final InstantSource CLOCK = MonotonicClock.system();

    /// How the pool dials.
    enum Mode {
        PLAIN,
        MARKER,
        ALPN
    }

    final EventLoops loops = EventLoops.start("loopback", 2);
    final ReplaceableTls serverTls = ReplaceableTls.of(AUTHORITY.server("s2", "dc2"));
    final ReplaceableTls clientTls = ReplaceableTls.of(AUTHORITY.server("s1", "dc1"));
    final Connector connector = new Connector(loops, clientTls);
    final AtomicInteger parked = new AtomicInteger();
    final Semaphore parkings = new Semaphore(0);
    final ConcurrentLinkedQueue<Responder> responders = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<String> packets = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Peer> peers = new ConcurrentLinkedQueue<>();
    final AtomicInteger dials = new AtomicInteger();
    final ServerPort port;
    final SessionPool pool;

    private volatile Mode mode;

    Loopback(Mode mode, PortLimits limits) {
        this(mode, limits, false, PoolLimits.DEFAULT);
    }

    Loopback(Mode mode, PortLimits limits, boolean verifyIncoming, PoolLimits poolLimits) {
        this.mode = mode;
        PortServices services = PortServices.of(this::called)
                .withPackets((_, packet) -> packets.add(packet.text()))
                .with(PortProtocol.WAN_GOSSIP_STREAM, _ -> new EchoStream())
                .with(PortProtocol.SNAPSHOT, _ -> new LengthAtEnd());
        try {
            port = ServerPort.listen(
                    loops,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    serverTls,
                    verifyIncoming,
                    services,
                    limits,
                    CLOCK);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        pool = new SessionPool(this::dial, poolLimits, CLOCK);
    }

    static Loopback inMode(Mode mode) {
        return new Loopback(mode, PortLimits.DEFAULT);
    }

    void dialBy(Mode next) {
        mode = next;
    }

    void dial(WanName to, PortProtocol protocol, Duration within, Dialled dialled) {
        dials.incrementAndGet();
        Connector.Way way = switch (mode) {
            case PLAIN -> new Connector.Way.Plain();
            case MARKER ->
                new Connector.Way.BehindMarker(
                        to, new ServerCheck.Named(new ServerName.AnyServer(to.datacenter(), Domain.DEFAULT)));
            case ALPN -> new Connector.Way.ByName(new ServerName.OneServer(to.node(), to.datacenter(), Domain.DEFAULT));
        };
        connector.connect(port.address(), way, protocol, within, dialled);
    }

    private void called(String method, Bytes body, Peer peer, Responder responder) {
        peers.add(peer);
        switch (method) {
            case "Test.Echo" -> responder.answer(body);
            case "Test.Later" -> Thread.startVirtualThread(() -> responder.answer(body));
            case "Test.Denied" -> responder.fail(new RpcError.PermissionDenied(""));
            case "Test.Throws" -> throw new IllegalStateException("a bug");
            case "Test.Big" -> responder.answer(text(8 * 1024 * 1024));
            case "Test.Park" -> {
                parked.incrementAndGet();
                responder.onCancel(parked::decrementAndGet);
                responders.add(responder);
                parkings.release();
            }
            default -> responder.fail(new RpcError.MethodUnknown(method));
        }
    }

    /// One value of so many bytes of text.
    static Bytes text(int length) {
        byte[] value = new byte[5 + length];
        ByteBuffer.wrap(value).put((byte) 0xdb).putInt(length);
        return Bytes.wrap(value);
    }

    Bytes echo() {
        return pool.call(S2, "Test.Echo", HELLO, LONG).join();
    }

    /// Waits for something that another thread is about to bring about.
    static void await(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LONG.toNanos()) {
                throw new AssertionError("never came: " + what);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        pool.close();
        connector.close();
        port.close();
        loops.close();
    }

    private static final class EchoStream implements ByteStream.Handler {
        @Override
        public void opened(ByteStream stream) {}

        @Override
        public void received(ByteStream stream, Bytes bytes) {
            stream.write(bytes);
        }

        @Override
        public void closed(String reason) {}
    }

    /// Answers the end of what it was sent with how much that was.
    private static final class LengthAtEnd implements ByteStream.Handler {

        private int length;

        @Override
        public void opened(ByteStream stream) {}

        @Override
        public void received(ByteStream stream, Bytes bytes) {
            length += bytes.length();
        }

        @Override
        public void peerFinished(ByteStream stream) {
            stream.writeAndClose(Bytes.ofText("got " + length));
        }

        @Override
        public void closed(String reason) {}
    }
}
