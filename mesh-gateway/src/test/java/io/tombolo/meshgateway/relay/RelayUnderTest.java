package io.tombolo.meshgateway.relay;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tombolo.core.sni.route.LocalServer;
import io.tombolo.core.sni.route.Surroundings;
import io.tombolo.core.sni.route.Target;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;
import io.tombolo.runtime.loop.MonotonicClock;
import io.tombolo.runtime.net.EventLoops;
import io.tombolo.testing.kit.tls.ClientHellos;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// A relay of `dc1` on a free port, with routes that the test lays. One event loop, so that what holds it up
/// holds up everything.
final class RelayUnderTest implements AutoCloseable {

    /// Any server of dc2, through its gateways.
    static final byte[] TO_DC2 = ClientHellos.to("server.dc2.consul");

    private static final Datacenter DC1 = new Datacenter("dc1");
    private static final Datacenter DC2 = new Datacenter("dc2");

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final RelayReport report = new RelayReport(meters, MonotonicClock.system());
    final RelayPort port;
    private final Routes routes;
    private final EventLoops loops = EventLoops.start("relay", 1);

    RelayUnderTest(RelaySettings settings, Target... gatewaysOfDc2) throws IOException {
        routes = new Routes(leadingTo(gatewaysOfDc2), MonotonicClock.system(), new SplittableRandom(7));
        port = RelayPort.listen(
                loops, List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), routes, settings, report);
    }

    static RelayUnderTest leading(Target... gatewaysOfDc2) throws IOException {
        return new RelayUnderTest(QUICK, gatewaysOfDc2);
    }

    /// Times that a test can wait for.
    static final RelaySettings QUICK = new RelaySettings(
            1_000,
            1_000,
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofMillis(300),
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            false);

    static RelaySettings with(int connections, int perSource) {
        return with(connections, perSource, false);
    }

    static RelaySettings behindBalancer(int perSource) {
        return with(1_000, perSource, true);
    }

    static RelaySettings patientFor(Duration approach) {
        return new RelaySettings(
                QUICK.connections(),
                QUICK.perSource(),
                QUICK.helloTimeout(),
                QUICK.connectTimeout(),
                QUICK.answerTimeout(),
                approach,
                QUICK.idleTimeout(),
                QUICK.halfClosedTimeout(),
                false);
    }

    private static RelaySettings with(int connections, int perSource, boolean proxyProtocol) {
        return new RelaySettings(
                connections,
                perSource,
                QUICK.helloTimeout(),
                QUICK.connectTimeout(),
                QUICK.answerTimeout(),
                QUICK.approachTimeout(),
                QUICK.idleTimeout(),
                QUICK.halfClosedTimeout(),
                proxyProtocol);
    }

    static RelaySettings with(Duration hello, Duration idle, Duration halfClosed) {
        return new RelaySettings(
                QUICK.connections(),
                QUICK.perSource(),
                hello,
                QUICK.connectTimeout(),
                QUICK.answerTimeout(),
                QUICK.approachTimeout(),
                idle,
                halfClosed,
                false);
    }

    static Surroundings leadingTo(Target... gatewaysOfDc2) {
        return new Surroundings(
                DC1,
                Domain.DEFAULT,
                Optional.empty(),
                true,
                List.of(new LocalServer(new NodeName("s1"), new Endpoint("127.0.0.1", 1))),
                Map.of(DC2, List.of(gatewaysOfDc2)),
                List.of());
    }

    void lay(Target... gatewaysOfDc2) {
        routes.update(leadingTo(gatewaysOfDc2));
    }

    /// A client that has connected and said nothing.
    Socket connect() throws IOException {
        return connect(InetAddress.getLoopbackAddress());
    }

    Socket connect(InetAddress from) throws IOException {
        Socket client = new Socket();
        client.bind(new InetSocketAddress(from, 0));
        client.connect(port.addresses().getFirst());
        client.setSoTimeout(10_000);
        return client;
    }

    /// A client that has said its hello to dc2.
    Socket greet() throws IOException {
        Socket client = connect();
        FakeTarget.write(client, TO_DC2);
        return client;
    }

    double count(String meter, String... tags) {
        return meters.get(meter).tags(tags).counter().count();
    }

    @Override
    public void close() {
        port.close();
        loops.close();
    }
}
