package io.tombolo.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.GossipPacketFrames;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.runtime.pool.Loopback.Mode;
import io.tombolo.runtime.port.Peer;
import io.tombolo.runtime.port.PortLimits;
import io.tombolo.runtime.tls.HandshakeFault;
import io.tombolo.runtime.tls.LiveAuthority;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortAndPoolTest {

    @ParameterizedTest
    @EnumSource(Mode.class)
    void callsAreAnsweredInEachWayOfConnecting(Mode mode) {
        try (var loopback = Loopback.inMode(mode)) {
            assertThat(loopback.echo()).isEqualTo(Loopback.HELLO);
            assertThat(loopback.pool
                            .call(Loopback.S2, "Test.Later", Loopback.HELLO, Loopback.LONG)
                            .join())
                    .isEqualTo(Loopback.HELLO);
            assertThat(loopback.dials).hasValue(1);
        }
    }

    @Test
    void aPeerByAlpnIsKnownByItsNames() {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            loopback.echo();

            Peer peer = loopback.peers.element();
            assertThat(peer.security()).isEqualTo(Peer.Security.MUTUAL_TLS);
            assertThat(peer.names()).contains("s1.server.dc1.consul");
        }
    }

    @Test
    void markerThreeDemandsACertificateWhenIncomingIsVerified() {
        try (var loopback = new Loopback(Mode.MARKER, PortLimits.DEFAULT, true, PoolLimits.DEFAULT)) {
            loopback.echo();

            assertThat(loopback.peers.element().security()).isEqualTo(Peer.Security.MUTUAL_TLS);
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void manyCallersShareOneDialAndOneSession(Mode mode) {
        try (var loopback = Loopback.inMode(mode)) {
            List<CompletableFuture<Bytes>> calls = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                calls.add(loopback.pool.call(
                        Loopback.S2, i % 2 == 0 ? "Test.Echo" : "Test.Later", Loopback.HELLO, Loopback.LONG));
            }

            assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(Loopback.HELLO));
            assertThat(loopback.dials).hasValue(1);
            assertThat(loopback.pool.sessions()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void largeBodiesPassInBothDirections(Mode mode) {
        try (var loopback = Loopback.inMode(mode)) {
            Bytes large = Loopback.text(3 * 1024 * 1024);

            assertThat(loopback.pool
                            .call(Loopback.S2, "Test.Echo", large, Loopback.LONG)
                            .join())
                    .isEqualTo(large);
        }
    }

    @Test
    void errorsComeBackAsTheirTexts() {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            assertThat(failure(loopback.pool.call(Loopback.S2, "Test.Denied", Loopback.HELLO, Loopback.LONG)))
                    .isInstanceOfSatisfying(
                            CallFailure.Remote.class,
                            remote -> assertThat(remote.error().error()).isEqualTo(new RpcError.PermissionDenied("")));
            assertThat(failure(loopback.pool.call(Loopback.S2, "No.Such", Loopback.HELLO, Loopback.LONG)))
                    .isInstanceOfSatisfying(
                            CallFailure.Remote.class,
                            remote -> assertThat(remote.error().text()).isEqualTo("rpc: can't find method No.Such"));
            assertThat(failure(loopback.pool.call(Loopback.S2, "Test.Throws", Loopback.HELLO, Loopback.LONG))
                            .explanation())
                    .contains("internal error");
            assertThat(loopback.echo()).isEqualTo(Loopback.HELLO);
            assertThat(loopback.dials).hasValue(1);
        }
    }

    @Test
    void aParkedCallIsAnsweredLaterByAnyThread() throws InterruptedException {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            CompletableFuture<Bytes> call = loopback.pool.call(Loopback.S2, "Test.Park", Loopback.HELLO, Loopback.LONG);
            loopback.parkings.acquire();

            loopback.responders.remove().answer(Loopback.HELLO);

            assertThat(call.join()).isEqualTo(Loopback.HELLO);
        }
    }

    @Test
    void thousandsOfParkedCallsNeedNoThread() throws InterruptedException {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            loopback.echo();
            int threads = Thread.getAllStackTraces().size();
            List<CompletableFuture<Bytes>> calls = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                calls.add(loopback.pool.call(Loopback.S2, "Test.Park", Loopback.HELLO, Loopback.LONG));
            }
            loopback.parkings.acquire(5_000);

            assertThat(Thread.getAllStackTraces().size()).isLessThan(threads + 10);
            loopback.responders.forEach(responder -> responder.answer(Loopback.HELLO));
            assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(Loopback.HELLO));
        }
    }

    @Test
    void aCancelledCallIsCancelledAtTheServerAndTheSessionGoesOn() throws InterruptedException {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            CompletableFuture<Bytes> call = loopback.pool.call(Loopback.S2, "Test.Park", Loopback.HELLO, Loopback.LONG);
            loopback.parkings.acquire();

            call.cancel(true);

            assertThatThrownBy(call::join).isInstanceOf(CancellationException.class);
            Loopback.await("the server hears of it", () -> loopback.parked.get() == 0);
            assertThat(loopback.echo()).isEqualTo(Loopback.HELLO);
            assertThat(loopback.dials).hasValue(1);
        }
    }

    @Test
    void aCallWithoutAnAnswerEndsAtItsDeadline() {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            var call = loopback.pool.call(Loopback.S2, "Test.Park", Loopback.HELLO, Duration.ofMillis(200));

            assertThat(failure(call)).isEqualTo(new CallFailure.DeadlinePassed(Duration.ofMillis(200)));
            Loopback.await("the server hears of it", () -> loopback.parked.get() == 0);
        }
    }

    @Test
    void nobodyListeningIsSaidWithTheAddress() {
        try (var loopback = Loopback.inMode(Mode.PLAIN)) {
            loopback.port.close();

            assertThat(failure(loopback.pool.call(Loopback.S2, "Test.Echo", Loopback.HELLO, Loopback.LONG)))
                    .isInstanceOfSatisfying(
                            CallFailure.NotConnected.class,
                            refused -> assertThat(refused.dial()).isInstanceOf(DialFailure.Unreachable.class));
        }
    }

    @Test
    void aCertificateOfAnotherDatacenterIsRefusedWithItsNames() {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            var other = new WanName(new NodeName("s2"), new Datacenter("dc3"));

            assertThat(failure(loopback.pool.call(other, "Test.Echo", Loopback.HELLO, Loopback.LONG)))
                    .isInstanceOfSatisfying(
                            CallFailure.NotConnected.class,
                            refused -> assertThat(refused.dial())
                                    .isInstanceOfSatisfying(DialFailure.HandshakeRefused.class, handshake -> {
                                        assertThat(handshake.fault()).isEqualTo(HandshakeFault.WRONG_NAME);
                                        assertThat(handshake.detail()).contains("s2.server.dc2.consul");
                                    }));
            Loopback.await("counted", () -> loopback.port.report().ends("handshake-refused-by-peer") == 1);
        }
    }

    @Test
    void anOwnCertificateThatThePeerRefusesIsSaid() {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            loopback.clientTls.replace(Loopback.AUTHORITY.expired("s1.server.dc1.consul", "server.dc1.consul"));

            CallFailure failure = failure(loopback.pool.call(Loopback.S2, "Test.Echo", Loopback.HELLO, Loopback.LONG));

            // The system may drop the alert when the server closes before it has read the request.
            assertThat(failure).isInstanceOfAny(CallFailure.NotConnected.class, CallFailure.SessionLost.class);
            Loopback.await("counted", () -> loopback.port.report().ends("handshake-expired") == 1);
        }
    }

    @Test
    void aReplacedCertificateServesNewConnectionsAndKeepsOldOnes() {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            loopback.echo();
            var next = new LiveAuthority("Next CA");

            loopback.serverTls.replace(next.server("s2", "dc2"));

            assertThat(loopback.echo()).isEqualTo(Loopback.HELLO);
            loopback.clientTls.replace(next.server("s1", "dc1"));
            var peer = new RawPeer();
            loopback.pool.connect(Loopback.S2, PortProtocol.WAN_GOSSIP_STREAM, peer);
            peer.say("0102");
            Loopback.await("the echo", () -> peer.heardHex().equals("0102"));
        }
    }

    @Test
    void gossipPacketsReachTheirHandler() {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            var peer = new RawPeer();
            loopback.pool.connect(Loopback.S2, PortProtocol.WAN_GOSSIP_PACKET, peer);

            peer.say(GossipPacketFrames.frame(Bytes.ofText("one"))).say(GossipPacketFrames.frame(Bytes.ofText("two")));

            Loopback.await("both", () -> loopback.packets.size() == 2);
            assertThat(loopback.packets).containsExactly("one", "two");
        }
    }

    @Test
    void aPacketArrivesThoughItsSenderClosesAtOnce() {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            for (int i = 0; i < 20; i++) {
                var peer = new RawPeer();
                loopback.pool.connect(Loopback.S2, PortProtocol.WAN_GOSSIP_PACKET, peer);

                peer.opened.join().writeAndClose(GossipPacketFrames.frame(Bytes.ofText("last words")));

                peer.closed.join();
            }
            Loopback.await("all of them", () -> loopback.packets.size() == 20);
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aSnapshotIsAnsweredAfterThePeersEnd(Mode mode) {
        try (var loopback = Loopback.inMode(mode)) {
            var peer = new RawPeer();
            loopback.pool.connect(Loopback.S2, PortProtocol.SNAPSHOT, peer);
            peer.say("0102030405");

            peer.opened.join().finishWriting();

            peer.closed.join();
            assertThat(peer.heardHex())
                    .isEqualTo(Bytes.wrap("got 5".getBytes(StandardCharsets.US_ASCII))
                            .hex());
        }
    }

    @Test
    void aRequestWithoutStreamsIsAnswered() {
        try (var loopback = Loopback.inMode(Mode.PLAIN)) {
            var peer = new RawPeer();
            loopback.pool.connect(Loopback.S2, PortProtocol.RPC_SINGLE, peer);
            String header = "82a3536571 01 ad536572766963654d6574686f64 a9546573742e4563686f";

            peer.say(header + "a568656c6c6f" + header + "a568656c6c6f");

            Loopback.await("two answers", () -> peer.heardHex().split("a568656c6c6f", -1).length == 3);
        }
    }

    @Test
    void anIdleSessionIsClosedAndDialledAnew() {
        var limits = PoolLimits.DEFAULT.withTimes(Duration.ofSeconds(10), Duration.ofMillis(50));
        try (var loopback = new Loopback(Mode.PLAIN, PortLimits.DEFAULT, false, limits)) {
            loopback.echo();

            Loopback.await("closed", () -> loopback.pool.sessions() == 0);

            assertThat(loopback.echo()).isEqualTo(Loopback.HELLO);
            assertThat(loopback.dials).hasValue(2);
        }
    }

    @Test
    void aClosedPoolFailsItsCalls() throws InterruptedException {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            var call = loopback.pool.call(Loopback.S2, "Test.Park", Loopback.HELLO, Loopback.LONG);
            loopback.parkings.acquire();

            loopback.pool.close();

            assertThat(failure(call)).isInstanceOf(CallFailure.SessionLost.class);
            assertThat(failure(loopback.pool.call(Loopback.S2, "Test.Echo", Loopback.HELLO, Loopback.LONG)))
                    .isEqualTo(new CallFailure.PoolClosed());
        }
    }

    static CallFailure failure(CompletableFuture<Bytes> call) {
        try {
            throw new AssertionError("answered with " + call.join());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof CallFailed cause) {
                return cause.failure();
            }
            throw failed;
        }
    }
}
