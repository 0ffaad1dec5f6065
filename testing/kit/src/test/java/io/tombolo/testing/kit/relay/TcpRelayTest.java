package io.tombolo.testing.kit.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpRelayTest {

    private final ServerSocket server = new ServerSocket();
    private TcpRelay relay;

    TcpRelayTest() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        relay = TcpRelay.to(serverAddress(), 7);
    }

    @BeforeEach
    void expectLoopback() {
        assertThat(relay.address().getAddress().isLoopbackAddress()).isTrue();
    }

    @AfterEach
    void closeAll() throws IOException {
        relay.close();
        server.close();
    }

    @Test
    void forwardsBothWaysAndKeepsTheHalfClose() throws IOException {
        try (Socket client = dial();
                Socket peer = server.accept()) {
            say(client, "hello");
            client.shutdownOutput();
            assertThat(rest(peer)).isEqualTo("hello");
            say(peer, "bye");
            peer.shutdownOutput();

            assertThat(rest(client)).isEqualTo("bye");
        }
        awaitThat(() -> relay.counts().live() == 0);
        assertThat(relay.counts()).isEqualTo(new TcpRelay.Counts(1, 0, 5, 3));
    }

    @Test
    void keepsBytesInOrderUnderDelayJitterAndALimit() throws IOException {
        byte[] sent = new byte[300_000];
        new Random(7).nextBytes(sent);
        relay.set(LinkFaults.NONE
                .withDelay(Duration.ofMillis(2), Duration.ofMillis(5))
                .withBytesPerSecond(10_000_000));

        try (Socket client = dial();
                Socket peer = server.accept()) {
            Thread.ofVirtual().start(() -> sendAndFinish(client, sent));

            assertThat(peer.getInputStream().readAllBytes()).isEqualTo(sent);
        }
    }

    @Test
    void holdsWhatIsSentIntoACutAndForwardsItOnceMended() throws IOException {
        try (Socket client = dial();
                Socket peer = server.accept()) {
            relay.set(LinkFaults.NONE.withCut(Direction.TO_TARGET));
            say(client, "held");
            say(peer, "free");
            assertThat(new String(client.getInputStream().readNBytes(4), UTF_8)).isEqualTo("free");
            assertThat(relay.counts().bytesToTarget()).isZero();

            relay.set(LinkFaults.NONE);

            assertThat(new String(peer.getInputStream().readNBytes(4), UTF_8)).isEqualTo("held");
        }
    }

    @Test
    void acceptsAndForwardsNothingWhileStalled() throws IOException {
        relay.set(LinkFaults.NONE.withStall());
        try (Socket client = dial()) {
            say(client, "late");
            awaitThat(() -> relay.counts().accepted() == 1);
            assertThat(relay.counts().bytesToTarget()).isZero();

            relay.set(LinkFaults.NONE);

            try (Socket peer = server.accept()) {
                assertThat(new String(peer.getInputStream().readNBytes(4), UTF_8))
                        .isEqualTo("late");
            }
        }
    }

    @Test
    void resetsLiveConnectionsAndTakesNewOnes() throws IOException {
        try (Socket client = dial();
                Socket peer = server.accept()) {
            say(client, "x");
            peer.getInputStream().readNBytes(1);

            relay.resetConnections();

            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> peer.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        try (Socket client = dial();
                Socket peer = server.accept()) {
            say(client, "y");
            assertThat(peer.getInputStream().readNBytes(1)).isEqualTo(new byte[] {'y'});
        }
    }

    @Test
    void passesOnAResetOfThePeer() throws IOException {
        try (Socket client = dial()) {
            say(client, "x");

            acceptAndReset();

            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void resetsAConnectionWhoseTargetIsNotThere() throws IOException {
        server.close();
        try (Socket client = dial()) {
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void endsLiveAndStalledConnectionsWhenItCloses() throws IOException {
        try (Socket live = dial();
                Socket peer = server.accept()) {
            say(live, "x");
            peer.getInputStream().readNBytes(1);
            relay.set(LinkFaults.NONE.withStall());
            try (Socket stalled = dial()) {
                awaitThat(() -> relay.counts().accepted() == 2);

                relay.close();

                assertThatThrownBy(() -> live.getInputStream().read()).isInstanceOf(SocketException.class);
                assertThatThrownBy(() -> stalled.getInputStream().read()).isInstanceOf(SocketException.class);
                assertThat(relay.counts().live()).isZero();
            }
        }
    }

    @Test
    void canOpenAgainOnItsOldPort() throws IOException {
        int port = relay.address().getPort();
        relay.close();

        relay = TcpRelay.open(port, serverAddress(), 7);

        assertThat(relay.address().getPort()).isEqualTo(port);
        dial().close();
    }

    private void acceptAndReset() throws IOException {
        try (Socket peer = server.accept()) {
            peer.getInputStream().readNBytes(1);
            peer.setSoLinger(true, 0);
        }
    }

    private InetSocketAddress serverAddress() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private Socket dial() throws IOException {
        InetSocketAddress address = relay.address();
        return new Socket(address.getAddress(), address.getPort());
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    private static void sendAndFinish(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        } catch (IOException failed) {
            throw new UncheckedIOException("the relay broke the connection", failed);
        }
    }

    private static void awaitThat(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
