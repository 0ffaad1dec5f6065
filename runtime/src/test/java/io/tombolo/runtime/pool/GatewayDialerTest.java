package io.tombolo.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.gateways.DialOutcome;
import io.tombolo.contract.gateways.GatewayDirectory;
import io.tombolo.contract.gateways.KnownGateways;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.federation.dial.Choice;
import io.tombolo.core.federation.dial.Destination;
import io.tombolo.core.federation.dial.Gateway;
import io.tombolo.core.federation.dial.NoGateway;
import io.tombolo.core.federation.dial.Via;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.PathHealth;
import io.tombolo.core.terms.TypedReason;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.runtime.net.ByteStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Gateways are stood in for by the server itself, by ports that refuse, and by one that accepts and is silent: to a
/// dialler a relay that works looks like the server.
class GatewayDialerTest {

    private static final Datacenter DC2 = new Datacenter("dc2");
    private static final long PATIENCE_SECONDS = 60;

    private final Loopback loopback = Loopback.inMode(Loopback.Mode.ALPN);
    private final FakeDirectory directory = new FakeDirectory();
    private final GatewayDialer dialer =
            new GatewayDialer(loopback.loops, loopback.connector, directory, Domain.DEFAULT);

    @AfterEach
    void close() {
        loopback.close();
    }

    @Test
    void theFirstGatewayThatServesIsTaken() throws Exception {
        directory.choice = candidates(gateway(loopback.port.address()));

        assertThat(dial(Loopback.S2).get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("opened");

        assertThat(directory.reports)
                .containsExactly("SERVED " + gateway(loopback.port.address()).address());
    }

    @Test
    void theNextGatewayIsTriedWithinTheSameDialWhenOneRefuses() throws Exception {
        Gateway refusing = gateway(refusingAddress());
        directory.choice = candidates(refusing, gateway(loopback.port.address()));

        assertThat(dial(Loopback.S2).get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("opened");

        assertThat(directory.reports).startsWith("REFUSED " + refusing.address());
    }

    @Test
    void aSilentGatewayIsOvertakenAndReported() throws Exception {
        try (var silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Gateway mute = gateway((InetSocketAddress) silent.getLocalSocketAddress());
            directory.choice = candidates(mute, gateway(loopback.port.address()));

            assertThat(dial(Loopback.S2).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo("opened");

            Loopback.await("the report", () -> directory.reports.contains("LED_NOWHERE " + mute.address()));
        }
    }

    @Test
    void everyGatewayThatFailedIsNamed() throws Exception {
        Gateway first = gateway(refusingAddress());
        Gateway second = gateway(refusingAddress());
        directory.choice = candidates(first, second);

        String failure = dial(Loopback.S2).get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(failure)
                .contains(
                        "s2.server.dc2.consul",
                        first.address().toString(),
                        second.address().toString())
                .endsWith("gateway-unreachable");
    }

    @Test
    void aCertificateWithoutTheNameIsNoFaultOfTheGateway() throws Exception {
        directory.choice = candidates(gateway(loopback.port.address()));

        String failure = dial(new WanName(new NodeName("s9"), DC2)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(failure).contains("s9.server.dc2.consul").endsWith("certificate-name-wrong");
        assertThat(directory.reports).isEmpty();
    }

    @Test
    void whereNoGatewayIsKnownTheReasonIsTold() throws Exception {
        var reason = new NoGateway.NotYetKnown(DC2);
        directory.choice = new Choice.Nobody(reason);

        assertThat(dial(Loopback.S2).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .contains(reason.explanation(), reason.mend());
    }

    @Test
    void aNodeWithoutServerNameIsNotDialled() throws Exception {
        String failure = dial(new WanName(new NodeName("a.b"), DC2)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(failure).contains("a.b.dc2");
    }

    @Test
    void anyServerOfADatacenterCanBeDialled() throws Exception {
        directory.choice = candidates(gateway(loopback.port.address()));
        var outcome = new Outcome();

        dialer.dial(new Destination.AnyServer(DC2), PortProtocol.WAN_GOSSIP_STREAM, Duration.ofSeconds(60), outcome);

        assertThat(outcome.told.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("opened");
    }

    private CompletableFuture<String> dial(WanName to) {
        var outcome = new Outcome();
        dialer.dial(to, PortProtocol.RPC_MULTI, Duration.ofSeconds(60), outcome);
        return outcome.told;
    }

    private static Choice candidates(Gateway... gateways) {
        return new Choice.Candidates(
                DC2,
                Stream.of(gateways)
                        .map(gateway -> new Choice.Candidate(gateway, new PathHealth.Good()))
                        .toList());
    }

    private static Gateway gateway(InetSocketAddress address) {
        return new Gateway(Via.OWN, new Endpoint(address.getAddress().getHostAddress(), address.getPort()));
    }

    /// Where nobody listens any more.
    private static InetSocketAddress refusingAddress() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }
    }

    private static final class Outcome implements Dialled {

        private final CompletableFuture<String> told = new CompletableFuture<>();

        @Override
        public void refused(DialFailure failure) {
            String code = failure instanceof DialFailure.ThroughGateways through ? reason(through.reason()) : "";
            told.complete(failure.explanation() + " " + code);
        }

        private static String reason(TypedReason reason) {
            return reason.code();
        }

        @Override
        public void opened(ByteStream stream) {
            told.complete("opened");
        }

        @Override
        public void received(ByteStream stream, Bytes bytes) {}

        @Override
        public void closed(String reason) {}
    }

    private static final class FakeDirectory implements GatewayDirectory {

        private final ConcurrentLinkedQueue<String> reports = new ConcurrentLinkedQueue<>();
        private Choice choice = new Choice.Nobody(new NoGateway.OwnDatacenter(DC2));

        @Override
        public CompletableFuture<Choice> whomToDial(Datacenter datacenter) {
            return CompletableFuture.completedFuture(choice);
        }

        @Override
        public void dialled(Gateway gateway, Datacenter datacenter, DialOutcome outcome) {
            reports.add(outcome + " " + gateway.address());
        }

        @Override
        public KnownGateways known() {
            return KnownGateways.NONE;
        }

        @Override
        public Subscription watch(Consumer<KnownGateways> listener) {
            listener.accept(known());
            return () -> {};
        }
    }
}
