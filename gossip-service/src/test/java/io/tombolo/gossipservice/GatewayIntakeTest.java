package io.tombolo.gossipservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.MemberChange;
import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.codec.PacketCodec;
import io.tombolo.core.gossip.codec.StreamCodec;
import io.tombolo.core.gossip.codec.StreamRead;
import io.tombolo.core.gossip.codec.WireSettings;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.ServerName;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.GossipPacketFrames;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.pool.DialFailure;
import io.tombolo.runtime.pool.Dialled;
import io.tombolo.runtime.port.PortLimits;
import io.tombolo.runtime.port.PortServices;
import io.tombolo.runtime.port.ServerPort;
import io.tombolo.runtime.tls.ReplaceableTls;
import io.tombolo.runtime.tls.TlsMaterial;
import io.tombolo.testing.kit.tls.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Gossip that comes to the server port by TLS and ALPN, as gateways bring it.
class GatewayIntakeTest {

    private static final long PATIENCE_SECONDS = 30;
    private static final WireSettings WIRE = WireSettings.DEFAULT;

    @TempDir
    private Path folder;

    private final TwoPools pools;
    private final ReplaceableTls tls = ReplaceableTls.none();
    private final ServerPort port;
    private final Connector connector;

    GatewayIntakeTest() throws IOException {
        pools = new TwoPools();
        port = listen(tls);
        connector = new Connector(pools.loops, tls);
    }

    @BeforeEach
    void listenWithCertificates() throws IOException {
        new TestCertificates(folder, "Test CA").issue("s1", "server.dc1.consul");
        var reading = TlsMaterial.read(
                Files.readAllBytes(folder.resolve("s1.pem")),
                Files.readAllBytes(folder.resolve("s1-key.pem")),
                Files.readAllBytes(folder.resolve("ca.pem")));
        tls.replace(((TlsMaterial.Reading.Read) reading).material());
    }

    private ServerPort listen(ReplaceableTls certificates) throws IOException {
        GatewayIntake intake = pools.subject.gatewayIntake();
        return ServerPort.listen(
                pools.loops,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                certificates,
                true,
                PortServices.of((method, body, peer, responder) -> responder.fail(new RpcError.ServiceUnknown(method)))
                        .withPackets(intake)
                        .with(PortProtocol.WAN_GOSSIP_STREAM, intake),
                PortLimits.DEFAULT,
                InstantSource.system());
    }

    @AfterEach
    void close() {
        connector.close();
        port.close();
        pools.close();
    }

    @Test
    void packetsReachThePool() throws InterruptedException {
        var changes = new LinkedBlockingQueue<MemberChange>();
        pools.subject.watch(changes::add);
        var codec = new PacketCodec(WIRE, () -> Keyring.EMPTY, new SecureRandom());
        Bytes packet = codec.pack(codec.encode(claim("far.dc2")), false);

        dial(PortProtocol.WAN_GOSSIP_PACKET, GossipPacketFrames.frame(packet));

        MemberChange change = changes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (change != null && !change.member().name().equals("far.dc2")) {
            change = changes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(change).isNotNull();
        assertThat(change.kind()).isEqualTo(MemberChange.Kind.JOINED);
        assertThat(change.member().status()).isEqualTo(Member.Status.ALIVE);
    }

    @Test
    void streamsReachThePoolAndAreAnswered() throws InterruptedException {
        var codec = new StreamCodec(WIRE, () -> Keyring.EMPTY, new SecureRandom());

        var dialled =
                dial(PortProtocol.WAN_GOSSIP_STREAM, codec.encodeRequest(new PushPull(false, List.of(), Bytes.EMPTY)));

        var decoder = codec.answerDecoder();
        StreamRead read = new StreamRead.NeedMore();
        while (read instanceof StreamRead.NeedMore) {
            Bytes piece = dialled.received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(piece).isNotNull();
            read = decoder.feed(piece);
        }
        assertThat(read)
                .isInstanceOfSatisfying(
                        StreamRead.Received.class,
                        received -> assertThat(((PushPull) received.message()).nodes())
                                .extracting(NodeState::name)
                                .containsExactly(new MemberName("subject")));
    }

    private Sent dial(PortProtocol protocol, Bytes bytes) {
        var sent = new Sent(bytes);
        connector.connect(
                port.address(),
                new Connector.Way.ByName(new ServerName.AnyServer(new Datacenter("dc1"), new Domain("consul"))),
                protocol,
                Duration.ofSeconds(PATIENCE_SECONDS),
                sent);
        return sent;
    }

    private static Alive claim(String name) {
        return new Alive(
                Incarnation.FIRST,
                new MemberName(name),
                Address.parse("10.0.0.9:8302").orElseThrow(),
                Bytes.EMPTY,
                ProtocolVersions.CONSUL);
    }

    /// Sends once it is connected, and keeps what comes back.
    private static final class Sent implements Dialled {

        private final Bytes bytes;
        private final LinkedBlockingQueue<Bytes> received = new LinkedBlockingQueue<>();

        Sent(Bytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public void refused(DialFailure failure) {
            throw new AssertionError(failure.explanation());
        }

        @Override
        public void opened(ByteStream stream) {
            stream.write(bytes);
        }

        @Override
        public void received(ByteStream stream, Bytes piece) {
            received.add(piece);
        }

        @Override
        public void closed(String reason) {}
    }
}
