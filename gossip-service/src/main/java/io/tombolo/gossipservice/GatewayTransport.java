package io.tombolo.gossipservice;

import io.micrometer.core.instrument.MeterRegistry;
import io.tombolo.core.federation.dial.Destination;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.pool.DialFailure;
import io.tombolo.runtime.pool.Dialled;
import io.tombolo.runtime.pool.GatewayDialer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reaches peers of this datacenter directly, and all others through gateways, by their names alone.
///
///     to s1.dc1 (own) ─▶ UDP, TCP
///     to s1.dc2 ──packet──▶ [PacketLane] of s1.dc2: one connection, packets one after the other
///               ──stream──▶ a connection of its own
///
/// Dialling never holds up the pool's thread. Source: WAN federation sheet 2.7.
final class GatewayTransport implements Transport {

    /// Time for a gateway and the handshake behind it. Source: WAN federation sheet 2.5.
    private static final Duration DIAL = Duration.ofSeconds(10);

    private final Datacenter own;
    private final Transport direct;
    private final GatewayDialer dialer;
    private final PacketLane.Report report;
    private final Map<Destination, PacketLane> lanes = new ConcurrentHashMap<>();

    GatewayTransport(Datacenter own, Transport direct, GatewayDialer dialer, MeterRegistry meters) {
        this.own = own;
        this.direct = direct;
        this.dialer = dialer;
        report = PacketLane.Report.of(meters);
        meters.gaugeMapSize("gossip.gateway.lanes", io.micrometer.core.instrument.Tags.empty(), lanes);
    }

    @Override
    public void send(Peer to, Bytes packet, Consumer<SendFailure> onFailure) {
        Optional<Destination> destination = Destination.parse(to.name().name());
        if (destination.isEmpty()) {
            onFailure.accept(new SendFailure(false, noDatacenter(to)));
        } else if (destination.get().datacenter().equals(own)) {
            direct.send(to, packet, onFailure);
        } else {
            lanes.computeIfAbsent(destination.get(), this::lane).send(packet, onFailure);
        }
    }

    private PacketLane lane(Destination to) {
        return new PacketLane(
                dialled -> dialer.dial(to, PortProtocol.WAN_GOSSIP_PACKET, DIAL, dialled),
                () -> lanes.remove(to),
                report);
    }

    @Override
    public void open(Peer to, Duration lifetime, ByteStream.Handler handler) {
        Optional<Destination> destination = Destination.parse(to.name().name());
        if (destination.isEmpty()) {
            handler.closed(noDatacenter(to));
        } else if (destination.get().datacenter().equals(own)) {
            direct.open(to, lifetime, handler);
        } else {
            Duration within = lifetime.compareTo(DIAL) < 0 ? lifetime : DIAL;
            dialer.dial(
                    destination.get(), PortProtocol.WAN_GOSSIP_STREAM, within, new LimitedStream(handler, lifetime));
        }
    }

    private static String noDatacenter(Peer to) {
        return "node name does not encode a datacenter: %s".formatted(to.name());
    }

    /// A stream that is closed when its time is over.
    private static final class LimitedStream implements Dialled {

        private final ByteStream.Handler handler;
        private final Duration lifetime;
        private @Nullable Future<?> end;
        private String reason = "";

        LimitedStream(ByteStream.Handler handler, Duration lifetime) {
            this.handler = handler;
            this.lifetime = lifetime;
        }

        @Override
        public void refused(DialFailure failure) {
            handler.closed(failure.explanation());
        }

        @Override
        public void opened(ByteStream stream) {
            end = stream.schedule(lifetime, () -> {
                reason = "timed out after %d ms".formatted(lifetime.toMillis());
                stream.close();
            });
            handler.opened(stream);
        }

        @Override
        public void received(ByteStream stream, Bytes bytes) {
            handler.received(stream, bytes);
        }

        @Override
        public void receivedAll(ByteStream stream) {
            handler.receivedAll(stream);
        }

        @Override
        public void peerFinished(ByteStream stream) {
            handler.peerFinished(stream);
        }

        @Override
        public void closed(String why) {
            Future<?> pending = end;
            if (pending != null) {
                pending.cancel(false);
            }
            handler.closed(reason.isEmpty() ? why : reason);
        }
    }
}
