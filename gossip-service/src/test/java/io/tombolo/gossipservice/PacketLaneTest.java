package io.tombolo.gossipservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.GossipPacketFrames;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.runtime.net.TcpEndpoint;
import io.tombolo.runtime.pool.DialFailure;
import io.tombolo.runtime.pool.Dialled;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacketLaneTest {

    private static final long PATIENCE_SECONDS = 30;

    private final EventLoops loops = EventLoops.start("test-lane", 1);
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final TcpEndpoint peer = listen();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Dialled> dials = new ArrayList<>();
    private final List<SendFailure> failures = new ArrayList<>();
    private final PacketLane lane = new PacketLane(dials::add, () -> {}, PacketLane.Report.of(meters));

    @AfterEach
    void close() {
        peer.close();
        loops.close();
    }

    @Test
    void packetsWaitForOneDialAndArriveInOrder() throws InterruptedException {
        send("one");
        send("two");
        assertThat(dials).hasSize(1);

        connect();

        assertThat(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("one");
        assertThat(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("two");
        send("three");
        assertThat(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("three");
        assertThat(dials).hasSize(1);
    }

    @Test
    void aFullQueueDropsTheOldestAndCountsIt() throws InterruptedException {
        for (int i = 0; i <= PacketLane.QUEUE; i++) {
            send("packet " + i);
        }

        connect();

        assertThat(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("packet 1");
        assertThat(meters.counter("gossip.gateway.packets", "outcome", "dropped")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aFailedDialFailsWhatWaitsAndIsNotRepeatedAtOnce() {
        send("one");
        send("two");

        dials.getFirst()
                .refused(new DialFailure.Unreachable(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), "connection refused"));

        assertThat(failures).hasSize(2).allMatch(SendFailure::remote);
        send("three");
        assertThat(failures).hasSize(3);
        assertThat(dials).hasSize(1);
    }

    @Test
    void whatIsNoFaultOfTheNetworkIsToldAsSuch() {
        send("one");

        dials.getFirst().refused(new DialFailure.NoCertificate());

        assertThat(failures).singleElement().matches(failure -> !failure.remote());
    }

    private void send(String packet) {
        lane.send(Bytes.ofText(packet), failures::add);
    }

    /// The dial succeeds, without gateways and TLS: bytes are bytes.
    private void connect() {
        peer.connect(peer.address(), Duration.ofMinutes(1), dials.getFirst());
    }

    private TcpEndpoint listen() {
        try {
            return TcpEndpoint.listen(
                    loops,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    16,
                    Duration.ofMinutes(1),
                    Unframing::new);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private final class Unframing implements ByteStream.Handler {

        private final GossipPacketFrames frames = new GossipPacketFrames();

        @Override
        public void opened(ByteStream stream) {}

        @Override
        public void received(ByteStream stream, Bytes bytes) {
            if (frames.take(bytes) instanceof GossipPacketFrames.Progress.Going going) {
                going.packets().forEach(packet -> received.add(packet.text()));
            }
        }

        @Override
        public void closed(String reason) {}
    }
}
