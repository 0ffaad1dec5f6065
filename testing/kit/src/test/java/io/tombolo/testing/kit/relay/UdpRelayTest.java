package io.tombolo.testing.kit.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UdpRelayTest {

    private final DatagramSocket target = socket();
    private final DatagramSocket client = socket();
    private final UdpRelay relay = UdpRelay.to((InetSocketAddress) target.getLocalSocketAddress(), 7);

    UdpRelayTest() throws SocketException {}

    private static DatagramSocket socket() throws SocketException {
        return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void closeAll() {
        relay.close();
        target.close();
        client.close();
    }

    @Test
    void forwardsAndBringsAnswersToWhoAsked() throws IOException {
        try (DatagramSocket other = socket()) {
            send(client, "from client");
            answer("to client");
            send(other, "from other");
            answer("to other");

            assertThat(receive(other)).isEqualTo("to other");
            assertThat(receive(client)).isEqualTo("to client");
        }
        awaitThat(() -> relay.counts(Direction.TO_CLIENT).forwarded() == 2);
        assertThat(relay.counts(Direction.TO_TARGET)).isEqualTo(new UdpRelay.Counts(2, 2, 0));
    }

    @Test
    void losesAllAtALossOfOne() throws IOException {
        relay.set(LinkFaults.NONE.withLoss(1));
        send(client, "one");
        send(client, "two");
        awaitThat(() -> relay.counts(Direction.TO_TARGET).received() == 2);

        relay.set(LinkFaults.NONE);
        send(client, "three");

        assertThat(receive(target)).isEqualTo("three");
        assertThat(relay.counts(Direction.TO_TARGET).dropped()).isEqualTo(2);
    }

    @Test
    void losesSomeAtALossInBetween() throws IOException {
        relay.set(LinkFaults.NONE.withLoss(0.5));
        for (int i = 1; i <= 100; i++) {
            long settled = i;
            send(client, "x");
            awaitThat(() -> relay.counts(Direction.TO_TARGET).received() == settled);
        }

        assertThat(relay.counts(Direction.TO_TARGET).dropped()).isBetween(25L, 75L);
    }

    @Test
    void sendsTwiceAtADuplicationOfOne() throws IOException {
        relay.set(LinkFaults.NONE.withDuplication(1));

        send(client, "twice");

        assertThat(List.of(receive(target), receive(target))).containsExactly("twice", "twice");
    }

    @Test
    void cutsOneWayOnly() throws IOException {
        relay.set(LinkFaults.NONE.withCut(Direction.TO_CLIENT));
        send(client, "question");
        answer("lost");
        awaitThat(() -> relay.counts(Direction.TO_CLIENT).received() == 1);

        relay.set(LinkFaults.NONE);
        send(client, "question");
        answer("arrives");

        assertThat(receive(client)).isEqualTo("arrives");
        assertThat(relay.counts(Direction.TO_CLIENT).dropped()).isEqualTo(1);
    }

    @Test
    void dropsBothWaysWhileStalled() throws IOException {
        relay.set(LinkFaults.NONE.withStall());

        send(client, "lost");

        awaitThat(() -> relay.counts(Direction.TO_TARGET).dropped() == 1);
    }

    @Test
    void letsAFastDatagramOvertakeASlowOne() throws IOException {
        relay.set(LinkFaults.NONE.withDelay(Duration.ofMinutes(5), Duration.ZERO));
        send(client, "slow");
        awaitThat(() -> relay.counts(Direction.TO_TARGET).received() == 1);
        relay.set(LinkFaults.NONE);

        send(client, "fast");

        assertThat(receive(target)).isEqualTo("fast");
        // Counted after it was sent, so perhaps after it was received.
        awaitThat(() -> relay.counts(Direction.TO_TARGET).equals(new UdpRelay.Counts(2, 1, 0)));
    }

    @Test
    void keepsTheOrderAtALimitOfBandwidth() throws IOException {
        relay.set(LinkFaults.NONE.withBytesPerSecond(1_000_000));

        for (String number : List.of("1", "2", "3", "4")) {
            send(client, number);
        }

        assertThat(List.of(receive(target), receive(target), receive(target), receive(target)))
                .containsExactly("1", "2", "3", "4");
    }

    private void send(DatagramSocket from, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        from.send(new DatagramPacket(bytes, bytes.length, relay.address()));
    }

    private void answer(String text) throws IOException {
        DatagramPacket question = new DatagramPacket(new byte[100], 100);
        target.receive(question);
        SocketAddress asker = question.getSocketAddress();
        byte[] bytes = text.getBytes(UTF_8);
        target.send(new DatagramPacket(bytes, bytes.length, asker));
    }

    private static String receive(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), UTF_8);
    }

    private static void awaitThat(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
