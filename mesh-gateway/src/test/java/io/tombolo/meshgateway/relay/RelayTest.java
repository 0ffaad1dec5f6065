package io.tombolo.meshgateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.testing.kit.tls.ClientHellos;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RelayTest {

    private static final byte[] HELLO = RelayUnderTest.TO_DC2;

    @Test
    void theTargetHearsTheHelloUnchangedHoweverItWasCut() throws Exception {
        try (FakeTarget target = FakeTarget.echo();
                RelayUnderTest relay = RelayUnderTest.leading(target.target());
                Socket client = relay.connect()) {
            for (byte each : HELLO) {
                FakeTarget.write(client, new byte[] {each});
            }

            byte[] heard = FakeTarget.read(client.getInputStream(), HELLO.length);

            assertThat(heard).isEqualTo(HELLO);
            assertThat(relay.count("gateway.route.connections", "route", "server.dc2.consul", "dc", "dc2"))
                    .isEqualTo(1);
        }
    }

    @Test
    void manyBytesArriveUnchangedBothWays() throws Exception {
        byte[] sent = new byte[8 * 1024 * 1024];
        new SplittableRandom(3).nextBytes(sent);
        try (FakeTarget target = FakeTarget.echo();
                RelayUnderTest relay = RelayUnderTest.leading(target.target());
                Socket client = relay.greet()) {
            CompletableFuture<Void> sending = inBackground(() -> {
                FakeTarget.write(client, sent);
                client.shutdownOutput();
            });

            byte[] received = client.getInputStream().readAllBytes();

            sending.join();
            assertThat(Arrays.copyOf(received, HELLO.length)).isEqualTo(HELLO);
            assertThat(Arrays.copyOfRange(received, HELLO.length, received.length))
                    .isEqualTo(sent);
            assertThat(relay.report.ends("finished")).isEqualTo(1);
            assertThat(relay.count("gateway.route.bytes", "to", "target")).isEqualTo(HELLO.length + sent.length);
        }
    }

    @Test
    void aClientThatFinishedStillHearsTheAnswer() throws Exception {
        try (FakeTarget target = FakeTarget.that(connection -> {
                    FakeTarget.read(connection.getInputStream(), HELLO.length);
                    FakeTarget.write(connection, new byte[] {1});
                    assertThat(connection.getInputStream().readAllBytes()).isEmpty();
                    FakeTarget.write(connection, new byte[] {2, 3});
                    connection.close();
                });
                RelayUnderTest relay = RelayUnderTest.leading(target.target());
                Socket client = relay.greet()) {
            client.shutdownOutput();

            assertThat(client.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void aTargetThatFinishedStillHearsTheClient() throws Exception {
        var heard = new CompletableFuture<byte[]>();
        try (FakeTarget target = FakeTarget.that(connection -> {
                    FakeTarget.read(connection.getInputStream(), HELLO.length);
                    FakeTarget.write(connection, new byte[] {1});
                    connection.shutdownOutput();
                    heard.complete(connection.getInputStream().readAllBytes());
                });
                RelayUnderTest relay = RelayUnderTest.leading(target.target());
                Socket client = relay.greet()) {
            assertThat(client.getInputStream().readAllBytes()).containsExactly(1);

            FakeTarget.write(client, new byte[] {5, 6, 7});
            client.shutdownOutput();

            assertThat(heard.join()).containsExactly(5, 6, 7);
        }
    }

    @Test
    void aBrokenSideBreaksTheOther() throws Exception {
        try (FakeTarget target = FakeTarget.that(connection -> {
                    FakeTarget.read(connection.getInputStream(), HELLO.length);
                    FakeTarget.write(connection, new byte[] {1});
                    FakeTarget.read(connection.getInputStream(), 1);
                    connection.setSoLinger(true, 0);
                    connection.close();
                });
                RelayUnderTest relay = RelayUnderTest.leading(target.target());
                Socket client = relay.greet()) {
            FakeTarget.read(client.getInputStream(), 1);

            FakeTarget.write(client, new byte[] {2});

            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThat(relay.report.ends("broken-by-target")).isEqualTo(1);
        }
    }

    @Test
    void aSlowReaderStopsItsSenderAndNobodyElse() throws Exception {
        try (FakeTarget target = FakeTarget.that(connection -> {
                    FakeTarget.read(connection.getInputStream(), HELLO.length);
                    FakeTarget.write(connection, new byte[] {1});
                });
                FakeTarget echo = FakeTarget.echo();
                RelayUnderTest relay = RelayUnderTest.leading(target.target());
                Socket stuck = relay.greet()) {
            FakeTarget.read(stuck.getInputStream(), 1);
            CompletableFuture<Long> sent = sendUntilStuck(stuck);
            relay.lay(echo.target());

            for (int i = 0; i < 100; i++) {
                try (Socket other = relay.greet()) {
                    other.setSoTimeout(2_000);
                    assertThat(FakeTarget.read(other.getInputStream(), HELLO.length))
                            .isEqualTo(HELLO);
                }
            }

            // Two sockets' buffers in the kernel, and less than a MiB in the gateway.
            assertThat(sent.join()).isLessThan(40L * 1024 * 1024);
        }
    }

    @Test
    void silenceEndsAConnection() throws Exception {
        var settings = RelayUnderTest.with(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofMinutes(1));
        try (FakeTarget target = FakeTarget.echo();
                RelayUnderTest relay = new RelayUnderTest(settings, target.target());
                Socket client = relay.greet()) {
            FakeTarget.read(client.getInputStream(), HELLO.length);

            assertThat(client.getInputStream().read()).isEqualTo(-1);
            assertThat(relay.report.ends("idle")).isEqualTo(1);
        }
    }

    @Test
    void aHalfClosedConnectionMayBeSilentForLessTime() throws Exception {
        var settings = RelayUnderTest.with(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMillis(200));
        try (FakeTarget target = FakeTarget.that(connection -> {
                    FakeTarget.read(connection.getInputStream(), HELLO.length);
                    FakeTarget.write(connection, new byte[] {1});
                });
                RelayUnderTest relay = new RelayUnderTest(settings, target.target());
                Socket client = relay.greet()) {
            FakeTarget.read(client.getInputStream(), 1);

            client.shutdownOutput();

            assertThat(client.getInputStream().read()).isEqualTo(-1);
            assertThat(relay.report.ends("idle")).isEqualTo(1);
        }
    }

    @Test
    void aRouteThatGoesAwayLeavesItsConnections() throws Exception {
        try (FakeTarget target = FakeTarget.echo();
                RelayUnderTest relay = RelayUnderTest.leading(target.target());
                Socket client = relay.greet()) {
            FakeTarget.read(client.getInputStream(), HELLO.length);

            relay.lay();
            FakeTarget.write(client, new byte[] {9});

            assertThat(client.getInputStream().read()).isEqualTo(9);
            try (Socket late = relay.greet()) {
                assertThat(late.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(relay.report.ends("nobody-there")).isEqualTo(1);
        }
    }

    @Test
    void whatHasNoRouteIsClosedForAReason() throws Exception {
        try (RelayUnderTest relay = RelayUnderTest.leading(FakeTarget.refusing())) {
            assertThat(whyClosed(relay, ClientHellos.to("www.example.org"))).isEqualTo("foreign-name");
            assertThat(whyClosed(relay, ClientHellos.to("server.dc9.consul"))).isEqualTo("unknown-datacenter");
            assertThat(whyClosed(relay, ClientHellos.to("s9.server.dc1.consul")))
                    .isEqualTo("unknown-server");
            assertThat(whyClosed(relay, "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                    .isEqualTo("not-tls");
            assertThat(whyClosed(relay, new byte[] {22, 3, 1, 0, 0})).isEqualTo("hello-record-empty");
        }
    }

    @Test
    void aProbeIsNoFault() throws Exception {
        try (RelayUnderTest relay = RelayUnderTest.leading(FakeTarget.refusing())) {
            Socket probe = relay.connect();
            probe.shutdownOutput();

            assertThat(probe.getInputStream().read()).isEqualTo(-1);
            assertThat(relay.report.ends("probe")).isEqualTo(1);
            probe.close();
        }
    }

    @Test
    void whoDribblesAHelloIsCutOffAndOthersAreServedMeanwhile() throws Exception {
        var settings = RelayUnderTest.with(Duration.ofMillis(600), Duration.ofMinutes(1), Duration.ofMinutes(1));
        try (FakeTarget target = FakeTarget.echo();
                RelayUnderTest relay = new RelayUnderTest(settings, target.target())) {
            List<Socket> dribblers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Socket dribbler = relay.connect();
                FakeTarget.write(dribbler, Arrays.copyOf(HELLO, 1 + i % 20));
                dribblers.add(dribbler);
            }

            for (int i = 0; i < 50; i++) {
                try (Socket other = relay.greet()) {
                    assertThat(FakeTarget.read(other.getInputStream(), HELLO.length))
                            .isEqualTo(HELLO);
                }
            }

            for (Socket dribbler : dribblers) {
                assertThat(dribbler.getInputStream().read()).isEqualTo(-1);
                dribbler.close();
            }
            assertThat(relay.report.ends("hello-timeout")).isEqualTo(200);
        }
    }

    @Test
    void aFullGatewayMakesRoomForWhoSaysWhatItWants() throws Exception {
        try (FakeTarget target = FakeTarget.echo();
                RelayUnderTest relay = new RelayUnderTest(RelayUnderTest.with(10, 1_000), target.target())) {
            List<Socket> idlers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                idlers.add(relay.connect());
            }
            List<Socket> served = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Socket client = relay.greet();
                FakeTarget.read(client.getInputStream(), HELLO.length);
                served.add(client);
            }

            try (Socket tooMany = relay.greet()) {
                assertThat(endOf(tooMany)).isTrue();
            }

            for (Socket idler : idlers) {
                assertThat(endOf(idler)).isTrue();
                idler.close();
            }
            FakeTarget.write(served.getFirst(), new byte[] {4});
            assertThat(served.getFirst().getInputStream().read()).isEqualTo(4);
            assertThat(relay.report.ends("evicted")).isEqualTo(10);
            assertThat(relay.report.ends("full")).isEqualTo(1);
            for (Socket client : served) {
                client.close();
            }
        }
    }

    @Test
    void oneSourceCannotTakeThePlaceOfOthers() throws Exception {
        InetAddress greedy = InetAddress.getByName("127.0.0.2");
        try (FakeTarget target = FakeTarget.echo();
                RelayUnderTest relay = new RelayUnderTest(RelayUnderTest.with(100, 3), target.target())) {
            List<Socket> held = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                held.add(relay.connect(greedy));
            }
            try (Socket another = relay.connect(greedy);
                    Socket elsewhere = relay.greet()) {
                assertThat(endOf(another)).isTrue();
                assertThat(FakeTarget.read(elsewhere.getInputStream(), HELLO.length))
                        .isEqualTo(HELLO);
            }
            assertThat(relay.report.ends("source-full")).isEqualTo(1);

            held.getFirst().shutdownOutput();
            assertThat(endOf(held.getFirst())).isTrue();
            try (Socket again = relay.connect(greedy)) {
                FakeTarget.write(again, HELLO);
                assertThat(FakeTarget.read(again.getInputStream(), HELLO.length))
                        .isEqualTo(HELLO);
            }
            for (Socket client : held) {
                client.close();
            }
        }
    }

    @Test
    void behindABalancerTheSourceIsWhatItsHeaderSays() throws Exception {
        var settings = RelayUnderTest.behindBalancer(1);
        byte[] header = "PROXY TCP4 192.0.2.7 127.0.0.1 5000 8443\r\n".getBytes(StandardCharsets.US_ASCII);
        try (FakeTarget target = FakeTarget.echo();
                RelayUnderTest relay = new RelayUnderTest(settings, target.target());
                Socket client = relay.connect();
                Socket second = relay.connect();
                Socket bare = relay.greet()) {
            FakeTarget.write(client, header);
            FakeTarget.write(client, HELLO);
            assertThat(FakeTarget.read(client.getInputStream(), HELLO.length)).isEqualTo(HELLO);

            FakeTarget.write(second, header);
            assertThat(endOf(second)).isTrue();
            assertThat(endOf(bare)).isTrue();

            assertThat(relay.report.ends("source-full")).isEqualTo(1);
            assertThat(relay.report.ends("bad-proxy-header")).isEqualTo(1);
        }
    }

    @Test
    void aStoppingGatewayLetsABusyConnectionGoOnUntilItIsQuiet() throws Exception {
        try (FakeTarget target = FakeTarget.echo();
                RelayUnderTest relay = RelayUnderTest.leading(target.target());
                Socket client = relay.greet();
                Socket waiting = relay.connect()) {
            FakeTarget.read(client.getInputStream(), HELLO.length);
            InetSocketAddress address = relay.port.addresses().getFirst();
            CompletableFuture<Integer> draining =
                    CompletableFuture.supplyAsync(() -> drain(relay.port, Duration.ofSeconds(10)));

            assertThat(endOf(waiting)).isTrue();
            FakeTarget.write(client, new byte[] {1});
            assertThat(client.getInputStream().read()).isEqualTo(1);
            assertThatThrownBy(() -> new Socket(address.getAddress(), address.getPort()))
                    .isInstanceOf(IOException.class);

            assertThat(client.getInputStream().read()).isEqualTo(-1);
            assertThat(draining.join()).isZero();
            assertThat(relay.report.ends("drained")).isEqualTo(2);
        }
    }

    @Test
    void strangeBytesEndTheirConnectionAndHarmNobody() throws Exception {
        var random = new SplittableRandom(20261128);
        try (FakeTarget target = FakeTarget.echo();
                RelayUnderTest relay = RelayUnderTest.leading(target.target())) {
            for (int i = 0; i < 1_500; i++) {
                byte[] strange = strange(random);
                try (Socket stranger = relay.connect()) {
                    try {
                        FakeTarget.write(stranger, strange);
                        stranger.shutdownOutput();
                        stranger.getInputStream().readAllBytes();
                    } catch (SocketException _) {
                        // Refused before all of it was sent: that is an end as well.
                    }
                }
            }

            try (Socket client = relay.greet()) {
                assertThat(FakeTarget.read(client.getInputStream(), HELLO.length))
                        .isEqualTo(HELLO);
            }
            assertThat(relay.report.ends("fault")).isZero();
            assertThat(relay.report.accepted()).isEqualTo(1_501);
        }
    }

    /// Bytes at random, or a hello that is cut, lengthened, or wrong in a few places.
    private static byte[] strange(SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            byte[] noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] hello = Arrays.copyOf(HELLO, random.nextInt(HELLO.length + 200));
        for (int i = random.nextInt(5); i > 0 && hello.length > 0; i--) {
            hello[random.nextInt(hello.length)] = (byte) random.nextInt();
        }
        return hello;
    }

    private static String whyClosed(RelayUnderTest relay, byte[] hello) throws IOException {
        List<String> before = reasons(relay);
        try (Socket client = relay.connect()) {
            FakeTarget.write(client, hello);
            assertThat(endOf(client)).isTrue();
        }
        List<String> after = new ArrayList<>(reasons(relay));
        after.removeAll(before);
        assertThat(after).hasSize(1);
        return after.getFirst();
    }

    private static List<String> reasons(RelayUnderTest relay) {
        return relay.meters.find("gateway.ends").counters().stream()
                .map(counter -> String.valueOf(counter.getId().getTag("reason")))
                .toList();
    }

    private static boolean endOf(Socket client) throws IOException {
        try {
            return client.getInputStream().read() == -1;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static int drain(RelayPort port, Duration limit) {
        try {
            return port.drain(limit);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// Sends until nothing was taken for half a second; how many bytes that were.
    private static CompletableFuture<Long> sendUntilStuck(Socket to) throws IOException {
        var sent = new AtomicLong();
        OutputStream out = to.getOutputStream();
        Thread sender = Thread.ofVirtual().start(() -> {
            byte[] chunk = new byte[64 * 1024];
            try {
                while (sent.get() < 64L * 1024 * 1024) {
                    out.write(chunk);
                    sent.addAndGet(chunk.length);
                }
            } catch (IOException _) {
                // The test is over and has closed the socket.
                return;
            }
        });
        return CompletableFuture.supplyAsync(() -> {
            try {
                long before = -1;
                while (before != sent.get()) {
                    before = sent.get();
                    sender.join(Duration.ofMillis(500));
                }
                return before;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        });
    }

    private interface Sending {
        void send() throws IOException;
    }

    private static CompletableFuture<Void> inBackground(Sending sending) {
        return CompletableFuture.runAsync(() -> {
            try {
                sending.send();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }
}
