package io.tombolo.testing.kit.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Forwards datagrams to a target and answers back to who asked, as badly as its [LinkFaults] say.
///
/// Each client gets a socket of its own towards the target, as from a NAT, so answers find their way. Jitter makes
/// datagrams overtake one another. What exceeds the bandwidth waits, and what exceeds the queue is lost.
public final class UdpRelay implements AutoCloseable {

    /// The longest payload of a UDP datagram over IPv4.
    private static final int MOST_BYTES = 65_507;

    /// Clients that have a socket; the one that was quiet for longest loses its own to the next.
    private static final int MOST_CLIENTS = 256;

    private static final int MOST_WAITING = 10_000;

    private final DatagramSocket front;
    private final InetSocketAddress target;
    private final FaultBoard board;
    private final DelayQueue<Waiting> waiting = new DelayQueue<>();
    private final SequencedMap<SocketAddress, DatagramSocket> backs = new LinkedHashMap<>(16, 0.75f, true);
    private final Way toTarget = new Way(Direction.TO_TARGET);
    private final Way toClient = new Way(Direction.TO_CLIENT);
    private final AtomicLong order = new AtomicLong();
    private final Thread receiver;
    private final Thread sender;
    private volatile boolean closed;

    private UdpRelay(DatagramSocket front, InetSocketAddress target, long seed) {
        this.front = front;
        this.target = target;
        this.board = new FaultBoard(seed);
        this.receiver =
                Thread.ofVirtual().name("udp-relay-" + front.getLocalPort()).start(this::receiveFromClients);
        this.sender = Thread.ofVirtual()
                .name("udp-relay-sender-" + front.getLocalPort())
                .start(this::sendWhatIsDue);
    }

    /// Datagrams that went one way.
    ///
    /// @param received  taken from the network and settled: dropped, or on its way
    /// @param forwarded sent on, duplicates included
    /// @param dropped   lost, cut, or beyond what may wait
    public record Counts(long received, long forwarded, long dropped) {}

    /// One way through the relay: its counters, and until when its bandwidth is used up.
    private static final class Way {
        private final Direction direction;
        private final AtomicLong received = new AtomicLong();
        private final AtomicLong forwarded = new AtomicLong();
        private final AtomicLong dropped = new AtomicLong();
        private long busyUntilNanos = System.nanoTime();

        private Way(Direction direction) {
            this.direction = direction;
        }

        /// The time at which a datagram that came now has left the link.
        private synchronized long afterTheLink(long nowNanos, long occupiesNanos) {
            busyUntilNanos = Math.max(busyUntilNanos, nowNanos) + occupiesNanos;
            return busyUntilNanos;
        }

        private Counts counts() {
            return new Counts(received.get(), forwarded.get(), dropped.get());
        }
    }

    /// A datagram that may leave at a time.
    private record Waiting(long dueNanos, long order, DatagramSocket through, DatagramPacket packet, Way way)
            implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Waiting that = (Waiting) other;
            int byTime = Long.compare(dueNanos - that.dueNanos, 0);
            return byTime != 0 ? byTime : Long.compare(order, that.order);
        }
    }

    /// Opens a relay on a free port of the loopback address.
    ///
    /// @param seed decides jitter, loss and duplication
    public static UdpRelay to(InetSocketAddress target, long seed) {
        return open(0, target, seed);
    }

    /// Opens a relay on a port of the loopback address.
    ///
    /// @throws UncheckedIOException if the port is taken
    public static UdpRelay open(int port, InetSocketAddress target, long seed) {
        try {
            return new UdpRelay(
                    new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)), target, seed);
        } catch (IOException refused) {
            throw new UncheckedIOException("cannot bind loopback port %d".formatted(port), refused);
        }
    }

    /// Where to send instead of to the target.
    public InetSocketAddress address() {
        return new InetSocketAddress(front.getLocalAddress(), front.getLocalPort());
    }

    /// From now on the relay has these faults. What already waits leaves when it was to leave.
    public void set(LinkFaults faults) {
        board.set(faults);
    }

    /// What went this way so far.
    public Counts counts(Direction way) {
        return switch (way) {
            case TO_TARGET -> toTarget.counts();
            case TO_CLIENT -> toClient.counts();
        };
    }

    /// Closes all sockets; what waits is dropped. Returns when the relay's threads have ended.
    @Override
    public void close() {
        closed = true;
        front.close();
        sender.interrupt();
        TcpRelay.join(receiver);
        TcpRelay.join(sender);
        synchronized (backs) {
            backs.values().forEach(DatagramSocket::close);
            backs.clear();
        }
    }

    private void receiveFromClients() {
        receive(front, toTarget, packet -> {
            DatagramSocket back = backFor(packet.getSocketAddress());
            packet.setSocketAddress(target);
            return back;
        });
    }

    /// Readdresses a datagram; the socket through which it leaves.
    @FunctionalInterface
    private interface Readdress {
        DatagramSocket apply(DatagramPacket packet) throws IOException;
    }

    private void receive(DatagramSocket from, Way way, Readdress readdress) {
        byte[] buffer = new byte[MOST_BYTES];
        while (!from.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                from.receive(packet);
                packet.setData(Arrays.copyOf(buffer, packet.getLength()));
                pass(way, readdress.apply(packet), packet);
            } catch (IOException _) {
                // Closed, and the loop ends; or an ICMP refusal of an earlier datagram, which UDP ignores.
            }
        }
    }

    private DatagramSocket backFor(SocketAddress client) throws IOException {
        synchronized (backs) {
            DatagramSocket known = backs.get(client);
            if (known != null) {
                return known;
            }
            DatagramSocket back = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            if (closed) {
                back.close();
                throw new IOException("the relay is closed");
            }
            if (backs.size() == MOST_CLIENTS) {
                backs.pollFirstEntry().getValue().close();
            }
            backs.put(client, back);
            Thread.ofVirtual()
                    .start(() -> receive(back, toClient, packet -> {
                        packet.setSocketAddress(client);
                        return front;
                    }));
            return back;
        }
    }

    private void pass(Way way, DatagramSocket through, DatagramPacket packet) {
        LinkFaults faults = board.current();
        boolean lost = board.chance(faults.loss());
        boolean twice = board.chance(faults.duplication());
        if (lost || faults.blocks(way.direction) || waiting.size() >= MOST_WAITING) {
            way.dropped.incrementAndGet();
        } else {
            for (int copies = twice ? 2 : 1; copies > 0; copies--) {
                long left = way.afterTheLink(System.nanoTime(), faults.nanosFor(packet.getLength()));
                long due = left + board.delayNanos();
                waiting.add(new Waiting(due, order.getAndIncrement(), through, packet, way));
            }
        }
        way.received.incrementAndGet();
    }

    private void sendWhatIsDue() {
        while (!closed) {
            try {
                Waiting next = waiting.take();
                next.through().send(next.packet());
                next.way().forwarded.incrementAndGet();
            } catch (IOException _) {
                // The client's socket was given up, or the target refuses: UDP loses such datagrams.
            } catch (InterruptedException _) {
                return;
            }
        }
    }
}
