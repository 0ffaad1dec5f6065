package io.tombolo.gossipservice;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.GossipPacketFrames;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.pool.DialFailure;
import io.tombolo.runtime.pool.Dialled;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The way of packets to one peer behind gateways: a connection that is opened when needed and closed when idle, and a
/// short queue before it.
///
/// What is newest is worth most: a full queue drops the oldest packet. A packet that was on a connection when it broke
/// is
/// lost, as it would be with UDP. Safe for all threads.
final class PacketLane {

    /// Packets that wait for a dial or for the network. A pool of 100 servers sends one peer some ten packets in the 10
    /// s
    /// that a dial may take.
    static final int QUEUE = 256;

    /// After which an unused connection is closed. Source: WAN federation sheet 2.7.
    static final Duration IDLE = Duration.ofMinutes(2);

    /// Between dials that fail; packets meanwhile fail at once.
    static final Duration PAUSE = Duration.ofMillis(500);

    /// Opens the connection; the outcome is told.
    @FunctionalInterface
    interface Dialling {

        void begin(Dialled dialled);
    }

    /// What became of packets, over all lanes.
    record Report(Counter sent, Counter dropped, Counter failed) {

        static Report of(MeterRegistry meters) {
            return new Report(
                    meters.counter("gossip.gateway.packets", "outcome", "sent"),
                    meters.counter("gossip.gateway.packets", "outcome", "dropped"),
                    meters.counter("gossip.gateway.packets", "outcome", "failed"));
        }
    }

    private record Waiting(Bytes frame, Consumer<SendFailure> onFailure) {}

    private final Dialling dialling;
    private final Runnable onIdle;
    private final Report report;
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private @Nullable ByteStream stream;
    private boolean dialled;
    private boolean writing;
    private long lastUsedNanos;
    private long retryAtNanos = System.nanoTime();
    private SendFailure lastFailure = new SendFailure(false, "");

    /// @param onIdle told when the lane was not used for so long that it may be forgotten
    PacketLane(Dialling dialling, Runnable onIdle, Report report) {
        this.dialling = dialling;
        this.onIdle = onIdle;
        this.report = report;
    }

    /// Sends a packet, sooner or later.
    void send(Bytes packet, Consumer<SendFailure> onFailure) {
        boolean dial = false;
        SendFailure refusal = null;
        ByteStream open;
        synchronized (this) {
            lastUsedNanos = System.nanoTime();
            open = stream;
            if (open == null && !dialled && lastUsedNanos - retryAtNanos < 0) {
                refusal = lastFailure;
            } else {
                if (queue.size() == QUEUE) {
                    queue.removeFirst();
                    report.dropped().increment();
                }
                queue.addLast(new Waiting(GossipPacketFrames.frame(packet), onFailure));
                if (open == null && !dialled) {
                    dialled = true;
                    dial = true;
                }
            }
        }
        if (refusal != null) {
            report.failed().increment();
            onFailure.accept(refusal);
        } else if (dial) {
            dialling.begin(new Connection());
        } else if (open != null) {
            write(open);
        }
    }

    /// Hands everything that waits to the connection, one batch at a time: while the network takes no more, packets
    /// wait
    /// here, where the oldest can be dropped.
    private void write(ByteStream open) {
        var frames = new ArrayList<Bytes>();
        synchronized (this) {
            if (writing || stream != open) {
                return;
            }
            queue.forEach(waiting -> frames.add(waiting.frame()));
            queue.clear();
            writing = !frames.isEmpty();
        }
        if (!frames.isEmpty()) {
            open.writeAll(frames, () -> {
                report.sent().increment(frames.size());
                synchronized (this) {
                    writing = false;
                }
                write(open);
            });
        }
    }

    private void lost(SendFailure failure, boolean pause) {
        List<Waiting> lost;
        synchronized (this) {
            stream = null;
            dialled = false;
            writing = false;
            lost = List.copyOf(queue);
            queue.clear();
            if (pause) {
                lastFailure = failure;
                retryAtNanos = System.nanoTime() + PAUSE.toNanos();
            }
        }
        report.failed().increment(lost.size());
        lost.forEach(waiting -> waiting.onFailure().accept(failure));
    }

    private final class Connection implements Dialled {

        @Override
        public void refused(DialFailure failure) {
            lost(new SendFailure(isOfNetwork(failure), failure.explanation()), true);
        }

        @Override
        public void opened(ByteStream opened) {
            synchronized (PacketLane.this) {
                stream = opened;
                dialled = false;
            }
            lookIfIdle(opened, IDLE);
            write(opened);
        }

        private void lookIfIdle(ByteStream opened, Duration after) {
            var _ = opened.schedule(after, () -> {
                Duration left;
                synchronized (PacketLane.this) {
                    if (stream != opened) {
                        return;
                    }
                    left = IDLE.minusNanos(System.nanoTime() - lastUsedNanos);
                }
                if (left.isPositive()) {
                    lookIfIdle(opened, left);
                } else {
                    onIdle.run();
                    opened.close();
                }
            });
        }

        /// Nobody answers on such a connection.
        @Override
        public void received(ByteStream opened, Bytes bytes) {}

        @Override
        public void closed(String reason) {
            lost(new SendFailure(true, "connection through gateways closed: " + reason), false);
        }
    }

    /// Whether the network refused, in contrast to this server or to a certificate.
    private static boolean isOfNetwork(DialFailure failure) {
        return switch (failure) {
            case DialFailure.Unreachable _, DialFailure.TimedOut _, DialFailure.Unanswered _ -> true;
            case DialFailure.HandshakeRefused refused ->
                switch (refused.fault()) {
                    case CLOSED_BY_PEER, TIMED_OUT -> true;
                    case NOT_TLS,
                            NO_CERTIFICATE,
                            EXPIRED,
                            NOT_YET_VALID,
                            UNTRUSTED,
                            WRONG_NAME,
                            NO_COMMON_PROTOCOL,
                            NO_COMMON_PARAMETERS,
                            ILLEGAL_SERVER_NAME,
                            REFUSED_BY_PEER,
                            OTHER -> false;
                };
            case DialFailure.ThroughGateways through ->
                through.tries().stream().allMatch(tried -> isOfNetwork(tried.failure()));
            case DialFailure.NoRoute _,
                    DialFailure.NoGatewayKnown _,
                    DialFailure.NoServerName _,
                    DialFailure.NoCertificate _,
                    DialFailure.Broken _ -> false;
        };
    }
}
