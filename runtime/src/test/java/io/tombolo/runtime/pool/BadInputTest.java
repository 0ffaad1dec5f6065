package io.tombolo.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.ServerName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.core.wire.yamux.YamuxLimits;
import io.tombolo.runtime.pool.Loopback.Mode;
import io.tombolo.runtime.port.PortLimits;
import io.tombolo.runtime.tls.HandshakeFault;
import io.tombolo.runtime.tls.LiveAuthority;
import io.tombolo.runtime.tls.ReplaceableTls;
import io.tombolo.runtime.tls.ServerCheck;
import io.tombolo.runtime.tls.TlsMaterial;
import io.tombolo.runtime.tls.TlsPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers send ends in a counted reason, and the session of somebody else does not notice.
class BadInputTest {

    private static final String ECHO = "82a353657101ad536572766963654d6574686f64a9546573742e4563686f";
    private static final String PARK = "82a353657101ad536572766963654d6574686f64a9546573742e5061726b";
    private static final String SYN_1 = "00 01 0001 00000001 00000000";

    /// Whoever calls meanwhile does so without a handshake, which takes longer than this on a busy machine.
    private static final PortLimits QUICK = PortLimits.DEFAULT.withPreamble(Duration.ofMillis(500));

    @ParameterizedTest
    @CsvSource({
        "01 00 0000 00000000 00000000, yamux-wrong-version",
        "00 07 0000 00000000 00000000, yamux-unknown-type",
        "00 00 0001 00000001 00100000, yamux-frame-too-long",
        "00 01 0001 00000002 00000000, yamux-stream-id-of-other-side",
        "00 01 0001 00000001 00000000 00 01 0001 00000001 00000000, yamux-stream-id-in-use",
        "00 01 0001 00000001 00000000 00 01 0008 00000001 00000000 00 01 0001 00000001 00000000,"
                + " yamux-stream-id-reused",
        "00 01 0001 00000001 00000000 00 01 0000 00000001 ffffffff, yamux-window-overflow",
        "00 03 0000 00000000 00000002, yamux-peer-gave-up",
    })
    void framesAgainstTheProtocolEndTheSession(String frames, String word) {
        for (Mode mode : List.of(Mode.PLAIN, Mode.ALPN)) {
            try (var loopback = Loopback.inMode(mode)) {
                loopback.echo();
                RawPeer peer = raw(loopback, PortProtocol.RPC_MULTI).say(frames);

                peer.closed.join();

                assertEndedBy(word, loopback);
            }
        }
    }

    @Test
    void moreThanTheWindowEndsTheSession() {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            loopback.echo();
            RawPeer peer = raw(loopback, PortProtocol.RPC_MULTI);
            // A call that is parked is not read behind, so what follows it fills the window.
            peer.say(SYN_1).say(data(1, PARK + "c0")).say(data(1, "c0".repeat(256 * 1024 - 40)));
            peer.say(data(1, "c0".repeat(64)));

            peer.closed.join();

            assertEndedBy("yamux-window-exceeded", loopback);
        }
    }

    @Test
    void twoGigabytesAnnouncedResetTheStreamAndNotTheSession() {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            loopback.echo();
            RawPeer peer = raw(loopback, PortProtocol.RPC_MULTI);

            peer.say(SYN_1).say(data(1, ECHO + "c67fffffff"));

            Loopback.await("counted", () -> loopback.port.report().ends("body-too-long") == 1);
            peer.say("00 01 0001 00000003 00000000").say(data(3, ECHO + "a568656c6c6f"));
            Loopback.await("the answer", () -> peer.heardHex().contains("a568656c6c6f"));
            assertOthersWork(loopback);
        }
    }

    @ParameterizedTest
    @CsvSource({"c1, header-unused-type", "93010203, unreadable-header"})
    void headersThatAreNoneResetTheStream(String bytes, String word) {
        try (var loopback = Loopback.inMode(Mode.PLAIN)) {
            loopback.echo();
            RawPeer peer = raw(loopback, PortProtocol.RPC_MULTI);

            peer.say(SYN_1).say(data(1, bytes + "c0"));

            Loopback.await(
                    "counted: " + loopback.port.report().ends(),
                    () -> loopback.port.report().ends(word) == 1);
            assertOthersWork(loopback);
        }
    }

    @Test
    void aRequestThatIsCutResetsTheStream() {
        try (var loopback = Loopback.inMode(Mode.PLAIN)) {
            loopback.echo();
            RawPeer peer = raw(loopback, PortProtocol.RPC_MULTI);

            peer.say(SYN_1).say(data(1, ECHO + "a568")).say("00 01 0004 00000001 00000000");

            Loopback.await("counted", () -> loopback.port.report().ends("body-truncated") == 1);
            assertOthersWork(loopback);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 00", "00 00 0000 00000001 00000100 82a353"})
    void aConnectionThatEndsInsideOfAFrameIsCounted(String cut) {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            loopback.echo();
            RawPeer peer = raw(loopback, PortProtocol.RPC_MULTI).say(SYN_1);

            peer.opened.join().writeAndClose(Bytes.ofHex(cut.replace(" ", "")));

            assertEndedBy("cut-frame", loopback);
        }
    }

    @Test
    void streamsOpenedAndClosedWithoutAByteDoNoHarm() {
        try (var loopback = Loopback.inMode(Mode.PLAIN)) {
            RawPeer peer = raw(loopback, PortProtocol.RPC_MULTI);
            for (int id = 1; id < 2_000; id += 2) {
                peer.say("00 01 0001 %08x 00000000 00 01 0004 %08x 00000000".formatted(id, id));
                // No more than 256 streams may wait to be accepted.
                String accepted = "00010002%08x00000000".formatted(id);
                if (id % 400 == 1) {
                    Loopback.await("accepted", () -> peer.heardHex().contains(accepted));
                }
            }

            peer.say("00 01 0001 00001001 00000000").say(data(0x1001, ECHO + "a568656c6c6f"));

            Loopback.await("the answer", () -> peer.heardHex().contains("a568656c6c6f"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "474554202f20, handshake-not-tls", // "GET / "
        "02, not-served",
        "06, not-served",
        "01, not-served",
        "16030100050100000100, handshake-other",
    })
    void firstBytesThatBeginNothingAreRefused(String bytes, String word) {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            loopback.echo();

            readToEnd(loopback, bytes);

            assertThat(loopback.port.report().ends()).containsKey(word);
            assertOthersWork(loopback);
        }
    }

    @Test
    void plainProtocolsAreRefusedWhereTlsIsDemanded() {
        try (var loopback = new Loopback(Mode.ALPN, PortLimits.DEFAULT, true, PoolLimits.DEFAULT)) {
            loopback.echo();

            readToEnd(loopback, "04");

            assertEndedBy("plaintext-refused", loopback);
        }
    }

    @Test
    void tlsInsideOfTlsIsRefused() {
        try (var loopback = Loopback.inMode(Mode.MARKER)) {
            loopback.echo();
            var tls = shake(
                    loopback, loopback.clientTls.clientEngine(new ServerCheck.SignedOnly(), Optional.empty()), true);

            tls.established
                    .join()
                    .writeAndFlush(io.netty.buffer.Unpooled.wrappedBuffer(new byte[] {3}))
                    .syncUninterruptibly();

            tls.closed.join();
            assertEndedBy("nested-tls", loopback);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "h2, handshake-no-common-protocol",
        "'', no-alpn",
        "consul/raft, not-served",
        "consul/rpc-gossip, not-served"
    })
    void tokensThatNobodyServesAreRefused(String token, String word) {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            loopback.echo();
            var offered = token.isEmpty() ? Optional.<String>empty() : Optional.of(token);

            shake(loopback, loopback.clientTls.clientEngine(named(), offered), false)
                    .closed
                    .join();

            assertEndedBy(word, loopback);
        }
    }

    @Test
    void certificatesThatAreNotInOrderAreRefused() {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            loopback.echo();
            TlsMaterial expired = Loopback.AUTHORITY.expired("s1.server.dc1.consul", "server.dc1.consul");
            TlsMaterial strange = new LiveAuthority("Someone else").server("s1", "dc1");
            var trusting = new TlsMaterial(strange.chain(), strange.key(), List.of(Loopback.AUTHORITY.certificate()));

            shake(loopback, rpcEngine(ReplaceableTls.of(expired)), false).closed.join();
            assertEndedBy("handshake-expired", loopback);
            shake(loopback, rpcEngine(ReplaceableTls.of(trusting)), false)
                    .closed
                    .join();
            // The JDK shows no certificate at all to a server that names other authorities.
            assertEndedBy("handshake-no-certificate", loopback);
        }
    }

    @Test
    void aSecondHandshakeIsRefused() {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            loopback.echo();
            SSLEngine old = rpcEngine(loopback.clientTls);
            old.setEnabledProtocols(new String[] {"TLSv1.2"});
            var tls = shake(loopback, old, false);

            var _ = tls.established.join().pipeline().get(SslHandler.class).renegotiate();

            tls.closed.join();
            assertEndedBy("renegotiation", loopback);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', too-slow-first-byte",
        "16, too-slow-handshake",
        "160301, too-slow-handshake",
        "03, too-slow-handshake"
    })
    void whoIsSlowIsCutOff(String bytes, String word) {
        try (var loopback = new Loopback(Mode.PLAIN, QUICK)) {
            loopback.echo();

            readToEnd(loopback, bytes);

            assertEndedBy(word, loopback);
        }
    }

    /// The time is that of the whole handshake, however often a byte of it comes.
    @Test
    void whoSendsItsHandshakeByteByByteIsCutOff() throws IOException {
        try (var loopback = new Loopback(Mode.PLAIN, QUICK)) {
            loopback.echo();
            byte[] hello = HexFormat.of().parseHex("16030102000100" + "00".repeat(100));

            assertThat(drip(loopback, hello)).isTrue();

            assertEndedBy("too-slow-handshake", loopback);
        }
    }

    @Test
    void whoIsSlowInsideTlsIsCutOff() {
        try (var loopback = new Loopback(Mode.PLAIN, PortLimits.DEFAULT.withPreamble(Duration.ofMillis(1_500)))) {
            loopback.echo();

            shake(loopback, loopback.clientTls.clientEngine(new ServerCheck.SignedOnly(), Optional.empty()), true)
                    .closed
                    .join();

            assertEndedBy("too-slow-inner-byte", loopback);
        }
    }

    @Test
    void oneAddressHasOnlySoManyConnectionsAndOneCertificateToo() {
        try (var loopback = new Loopback(Mode.ALPN, PortLimits.DEFAULT.withConnections(2, 3))) {
            loopback.echo();
            List<RawPeer> peers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                peers.add(raw(loopback, PortProtocol.WAN_GOSSIP_STREAM));
                peers.getLast().opened.join();
            }

            shake(loopback, rpcEngine(loopback.clientTls), false).closed.join();
            assertEndedBy("too-many-of-identity", loopback);

            loopback.dialBy(Mode.PLAIN);
            for (int i = 0; i < 2; i++) {
                peers.add(raw(loopback, PortProtocol.RPC_MULTI).say(SYN_1));
                RawPeer last = peers.getLast();
                Loopback.await("accepted", () -> !last.heardHex().isEmpty());
            }
            readToEnd(loopback, "");
            assertEndedBy("too-many-from-source", loopback);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"PLAIN", "ALPN"})
    void aPeerThatStopsReadingStallsOnlyItselfAndIsCutOff(Mode mode) {
        var impatient = new YamuxLimits(
                65_536,
                65_536,
                64L * 1024 * 1024,
                256 * 1024,
                1_024,
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                Duration.ofSeconds(75),
                Duration.ofMinutes(5));
        try (var loopback = new Loopback(mode, PortLimits.DEFAULT.withYamux(impatient))) {
            loopback.echo();
            RawPeer peer = raw(loopback, PortProtocol.RPC_MULTI);
            peer.opened.join().pauseReading();

            for (int id = 1; id < 100; id += 2) {
                peer.say("00 01 0001 %08x 00000000".formatted(id)).say(data(id, big()));
                peer.say("00 01 0000 %08x 00800000".formatted(id));
            }

            Loopback.await("cut off", () -> loopback.port.report().ends("yamux-ping-unanswered") == 1);
            assertThat(loopback.port.report().ends("answers-unread")).isPositive();
            assertOthersWork(loopback);
            peer.opened.join().close();
        }
    }

    @Test
    void aStreamThatIsNotReadDoesNotStallTheOthersOfItsSession() {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            RawPeer peer = raw(loopback, PortProtocol.RPC_MULTI);
            // Of the large answer only a window comes, for the peer makes no more room.
            peer.say(SYN_1).say(data(1, big()));

            peer.say("00 01 0001 00000003 00000000").say(data(3, ECHO + "a568656c6c6f"));

            Loopback.await("the answer", () -> peer.heardHex().contains("a568656c6c6f"));
        }
    }

    @Test
    void unfinishedRequestsCannotTakeAllMemory() {
        var small = PortLimits.DEFAULT.withRequestRooms(64 * 1024, 64L * 1024 * 1024);
        try (var loopback = new Loopback(Mode.PLAIN, small)) {
            loopback.echo();
            RawPeer peer = raw(loopback, PortProtocol.RPC_MULTI);

            for (int id = 1; id <= 101; id += 2) {
                peer.say("00 01 0001 %08x 00000000".formatted(id)).say(data(id, "82"));
            }

            Loopback.await("counted", () -> loopback.port.report().ends("requests-too-large") > 20);
            // What was reset made room again, and the connection goes on.
            peer.say("00 01 0001 00000201 00000000").say(data(0x201, ECHO + "a568656c6c6f"));
            Loopback.await("the answer", () -> peer.heardHex().contains("a568656c6c6f"));
            assertOthersWork(loopback);
        }
    }

    @Test
    void bytesBehindAParkedCallCannotTakeAllMemory() throws InterruptedException {
        var small = PortLimits.DEFAULT.withRequestRooms(64 * 1024, 64L * 1024 * 1024);
        try (var loopback = new Loopback(Mode.PLAIN, small)) {
            loopback.echo();
            RawPeer peer = raw(loopback, PortProtocol.RPC_MULTI).say(SYN_1).say(data(1, PARK + "c0"));
            loopback.parkings.acquire();

            for (int i = 0; i < 1_000; i++) {
                peer.say(data(1, "c0"));
            }

            Loopback.await("counted", () -> loopback.port.report().ends("requests-too-large") == 1);
            Loopback.await("the call is cancelled", () -> loopback.parked.get() == 0);
            assertOthersWork(loopback);
        }
    }

    @ParameterizedTest
    @CsvSource({"00000000, empty-packet", "00400001, packet-too-long"})
    void packetsOfNoSensibleLengthEndTheConnection(String bytes, String word) {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            loopback.echo();

            raw(loopback, PortProtocol.WAN_GOSSIP_PACKET).say(bytes).closed.join();

            assertEndedBy(word, loopback);
        }
    }

    @Test
    void aConnectionThatEndsInsideOfAPacketIsCounted() {
        try (var loopback = Loopback.inMode(Mode.ALPN)) {
            loopback.echo();

            raw(loopback, PortProtocol.WAN_GOSSIP_PACKET).opened.join().writeAndClose(Bytes.ofHex("000000100102"));

            Loopback.await("counted", () -> loopback.port.report().ends("cut-packet") == 1);
            assertOthersWork(loopback);
        }
    }

    private static void assertEndedBy(String word, Loopback loopback) {
        Loopback.await(
                "%s in %s".formatted(word, loopback.port.report().ends()),
                () -> loopback.port.report().ends(word) == 1);
        assertOthersWork(loopback);
    }

    /// On the session from before.
    private static void assertOthersWork(Loopback loopback) {
        int dials = loopback.dials.get();
        assertThat(loopback.echo()).isEqualTo(Loopback.HELLO);
        assertThat(loopback.dials).hasValue(dials);
    }

    private static RawPeer raw(Loopback loopback, PortProtocol protocol) {
        var peer = new RawPeer();
        loopback.pool.connect(Loopback.S2, protocol, peer);
        return peer;
    }

    private static String big() {
        return ECHO.replace(HexFormat.of().formatHex(new byte[] {'E', 'c', 'h', 'o'}), "426967")
                        .replace("a9", "a8") + "c0";
    }

    private static Bytes data(int stream, String hex) {
        String payload = hex.replace(" ", "");
        return Bytes.ofHex("00000000%08x%08x".formatted(stream, payload.length() / 2) + payload);
    }

    private static ServerCheck named() {
        return new ServerCheck.Named(
                new ServerName.OneServer(Loopback.S2.node(), Loopback.S2.datacenter(), Domain.DEFAULT));
    }

    private static SSLEngine rpcEngine(ReplaceableTls tls) {
        return tls.clientEngine(named(), PortProtocol.RPC_MULTI.alpn());
    }

    /// Sends a byte every twentieth of a second; whether the server ended the connection meanwhile.
    private static boolean drip(Loopback loopback, byte[] bytes) throws IOException {
        try (var socket = new Socket(
                loopback.port.address().getAddress(), loopback.port.address().getPort())) {
            socket.setSoTimeout(50);
            for (byte one : bytes) {
                socket.getOutputStream().write(one);
                try {
                    if (socket.getInputStream().read() < 0) {
                        return true;
                    }
                } catch (SocketTimeoutException _) {
                    // Still open: on with the next byte.
                }
            }
            return false;
        } catch (SocketException _) {
            return true;
        }
    }

    /// Sends bytes and reads until the server ends the connection.
    private static void readToEnd(Loopback loopback, String hex) {
        try (var socket = new Socket(
                loopback.port.address().getAddress(), loopback.port.address().getPort())) {
            socket.getOutputStream().write(HexFormat.of().parseHex(hex));
            socket.getInputStream().readAllBytes();
        } catch (SocketException _) {
            // Reset: an end as well.
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static TlsClient shake(Loopback loopback, SSLEngine engine, boolean behindMarker) {
        var client = new TlsClient();
        var channel = new Bootstrap()
                .group(loopback.loops.group())
                .channel(loopback.loops.streamChannel())
                .handler(new ChannelInboundHandlerAdapter())
                .connect(loopback.port.address())
                .syncUninterruptibly()
                .channel();
        channel.closeFuture().addListener(_ -> client.closed.complete("closed"));
        channel.eventLoop().execute(() -> {
            if (behindMarker) {
                var _ = channel.writeAndFlush(io.netty.buffer.Unpooled.wrappedBuffer(new byte[] {3}));
            }
            TlsPipeline.append(channel.pipeline(), engine, TlsPipeline.ASIDE, Duration.ofSeconds(10), client);
            channel.pipeline().addLast(client.end);
        });
        return client;
    }

    /// Shakes hands and says nothing.
    private static final class TlsClient implements TlsPipeline.Listener {

        final CompletableFuture<io.netty.channel.Channel> established = new CompletableFuture<>();
        final CompletableFuture<String> closed = new CompletableFuture<>();
        final ChannelInboundHandlerAdapter end = new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                io.netty.util.ReferenceCountUtil.release(message);
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                var _ = context.close();
            }
        };

        @Override
        public void established(ChannelHandlerContext context, Optional<X509Certificate> certificate, String token) {
            established.complete(context.channel());
        }

        @Override
        public void failed(ChannelHandlerContext context, HandshakeFault fault, String detail) {
            var _ = context.close();
        }

        @Override
        public void renegotiated() {}
    }
}
