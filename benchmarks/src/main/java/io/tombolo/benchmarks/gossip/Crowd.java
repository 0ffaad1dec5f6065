package io.tombolo.benchmarks.gossip;

import io.tombolo.core.gossip.codec.DecodedPacket;
import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.codec.MetaTags;
import io.tombolo.core.gossip.codec.PacketCodec;
import io.tombolo.core.gossip.codec.StreamCodec;
import io.tombolo.core.gossip.codec.WireSettings;
import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.wire.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// Members that do not exist: one socket that answers every ping, whoever it is for.
final class Crowd implements AutoCloseable {

    private final DatagramSocket socket;
    private final PacketCodec codec = new PacketCodec(WireSettings.DEFAULT, () -> Keyring.EMPTY, new SecureRandom());

    private Crowd(DatagramSocket socket) {
        this.socket = socket;
    }

    static Crowd start() throws IOException {
        var crowd = new Crowd(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        Thread.ofPlatform().name("crowd").daemon().start(crowd::answer);
        return crowd;
    }

    private void answer() {
        byte[] buffer = new byte[65_536];
        var packet = new DatagramPacket(buffer, buffer.length);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                Bytes received = Bytes.wrap(buffer, 0, packet.getLength()).copy();
                if (codec.decode(received) instanceof DecodedPacket.Messages messages) {
                    for (var message : messages.messages()) {
                        if (message instanceof Ping ping) {
                            Bytes ack = codec.pack(codec.encode(new Ack(ping.sequence(), Bytes.EMPTY)), false);
                            socket.send(new DatagramPacket(ack.toArray(), ack.length(), packet.getSocketAddress()));
                        }
                    }
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException("the crowd cannot answer", e);
                }
            }
        }
    }

    /// Tells an agent of so many members by a push/pull, and reads its answer to the end.
    void introduce(int size, InetSocketAddress agent) throws IOException {
        var streams = new StreamCodec(WireSettings.DEFAULT, () -> Keyring.EMPTY, new SecureRandom());
        Bytes request = streams.encodeRequest(new PushPull(
                false, IntStream.range(0, size).mapToObj(this::member).toList(), Bytes.EMPTY));
        try (var stream = new Socket(agent.getAddress(), agent.getPort())) {
            stream.getOutputStream().write(request.toArray());
            if (stream.getInputStream().readAllBytes().length == 0) {
                throw new IOException("the agent did not answer the push/pull");
            }
        }
    }

    /// With tags as a Consul client agent has them.
    private NodeState member(int number) {
        Bytes tags = MetaTags.encode(Tags.of(Map.of(
                "role", "node",
                "dc", "dc1",
                "segment", "",
                "id", new UUID(number, number).toString(),
                "vsn", "2",
                "vsn_min", "2",
                "vsn_max", "3",
                "build", "1.10.11:00000000")));
        return new NodeState(
                new MemberName("member-" + number),
                Address.parse("127.0.0.1:" + socket.getLocalPort()).orElseThrow(),
                tags,
                Incarnation.FIRST,
                MemberState.ALIVE,
                ProtocolVersions.CONSUL);
    }

    @Override
    public void close() {
        socket.close();
    }
}
