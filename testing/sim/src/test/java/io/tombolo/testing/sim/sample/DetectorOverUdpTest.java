package io.tombolo.testing.sim.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.runtime.loop.CountedFaults;
import io.tombolo.runtime.loop.Driver;
import io.tombolo.runtime.loop.Inbox;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.loop.Overflow;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The machine and outlet of the simulated detector, on the real driver and real sockets.
@Timeout(30)
class DetectorOverUdpTest {

    private static final DetectorTiming FAST =
            new DetectorTiming(Duration.ofMillis(20), Duration.ofMillis(10), Duration.ofMillis(60));

    private final Map<String, DatagramSocket> sockets = new HashMap<>();
    private final List<Driver<FailureDetector.Input, FailureDetector.Output>> drivers = new ArrayList<>();
    private final LinkedBlockingQueue<String> announced = new LinkedBlockingQueue<>();

    @BeforeEach
    void bindSockets() throws SocketException {
        for (String name : List.of("a", "b")) {
            sockets.put(name, new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        }
    }

    @AfterEach
    void closeAll() {
        drivers.forEach(Driver::close);
        sockets.values().forEach(DatagramSocket::close);
    }

    @Test
    void findsASilentPeerDeadAndAliveAgainOnceItSpeaks() throws InterruptedException {
        start("a", List.of("b"));

        assertThat(announced.take()).isEqualTo("a: b is SUSPECT");
        assertThat(announced.take()).isEqualTo("a: b is DEAD");
        start("b", List.of("a"));
        awaitWord("a: b is ALIVE");

        var driver = drivers.getFirst();
        driver.close();
        assertThat(driver.ended()).isCompletedWithValueMatching(Optional::isEmpty);
    }

    private void start(String name, List<String> peers) {
        var machine = new FailureDetector(name, peers, FAST, RandomGenerator.of("Xoshiro256PlusPlus"));
        var outlet = new DetectorOutlet(
                (to, bytes) -> socket(name).send(new DatagramPacket(bytes, bytes.length, address(to))),
                (peer, health) -> announced.add(name + ": " + peer + " is " + health));
        var inbox = new Inbox<FailureDetector.Input>(64, Overflow.DROP_OLDEST);
        var driver =
                new Driver<>("detector-" + name, machine, inbox, outlet, new CountedFaults(), MonotonicClock.system());
        drivers.add(driver);
        driver.offer(new FailureDetector.Started());
        driver.start();
        Thread.ofVirtual().start(() -> receive(socket(name), driver));
    }

    private static void receive(DatagramSocket socket, Driver<FailureDetector.Input, FailureDetector.Output> driver) {
        DatagramPacket packet = new DatagramPacket(new byte[Message.LIMIT], Message.LIMIT);
        try {
            while (true) {
                packet.setLength(Message.LIMIT);
                socket.receive(packet);
                Message.decode(Arrays.copyOf(packet.getData(), packet.getLength()))
                        .ifPresent(message -> driver.offer(new FailureDetector.Heard(message)));
            }
        } catch (IOException _) {
            // The test is over and has closed the socket.
        }
    }

    private void awaitWord(String word) throws InterruptedException {
        String next = announced.take();
        while (!next.equals(word)) {
            next = announced.take();
        }
    }

    private DatagramSocket socket(String name) {
        return Objects.requireNonNull(sockets.get(name));
    }

    private SocketAddress address(String name) {
        return socket(name).getLocalSocketAddress();
    }
}
