package io.tombolo.benchmarks;

import io.tombolo.core.gossip.codec.DecodedPacket;
import io.tombolo.core.gossip.codec.EncryptionVersion;
import io.tombolo.core.gossip.codec.GossipKey;
import io.tombolo.core.gossip.codec.Keyring;
import io.tombolo.core.gossip.codec.LzwDecoder;
import io.tombolo.core.gossip.codec.LzwEncoder;
import io.tombolo.core.gossip.codec.PacketCodec;
import io.tombolo.core.gossip.codec.WireSettings;
import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.SequenceNumber;
import io.tombolo.core.gossip.message.Source;
import io.tombolo.core.wire.Bytes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Gossip packets in and out, on one core. Run with `-prof gc` for bytes per packet.
///
/// The gossip packet is the usual full one: ten members of a WAN pool with Consul's tags, 1.4 KiB of compound.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GossipCodecBenchmark {

    private final Keyring ring =
            Keyring.of(GossipKey.of(Bytes.wrap(new byte[32])).orElseThrow());
    private final PacketCodec plain = codec(false, Keyring.EMPTY);
    private final PacketCodec compressing = codec(true, Keyring.EMPTY);
    private final PacketCodec encrypting = codec(false, ring);
    private final LzwEncoder lzwEncoder = new LzwEncoder();
    private final LzwDecoder lzwDecoder = new LzwDecoder();

    private final PacketMessage ping = new Ping(
            new SequenceNumber(70_000),
            new MemberName("server-1.dc2"),
            new Source(new MemberName("server-2.dc1"), at(2)));
    private final PacketMessage ack = new Ack(new SequenceNumber(70_000), Bytes.wrap(new byte[130]));
    private final List<PacketMessage> members = members();
    private final List<Bytes> encodedMembers =
            members.stream().map(plain::encode).toList();
    private final Bytes pingPacket = plain.pack(plain.encode(ping), false);
    private final Bytes gossipPacket = plain.pack(encodedMembers, true).getFirst();
    private final Bytes compressedPacket =
            compressing.pack(encodedMembers, true).getFirst();
    private final Bytes encryptedPacket = encrypting.pack(encodedMembers, true).getFirst();
    private final Bytes lzw = lzwEncoder.compress(gossipPacket);

    private static PacketCodec codec(boolean compression, Keyring ring) {
        var settings = new WireSettings(
                Bytes.EMPTY, compression, EncryptionVersion.UNPADDED, true, true, WireSettings.PACKET_BUDGET);
        return new PacketCodec(settings, () -> ring, new SecureRandom());
    }

    private static Address at(int last) {
        return new Address(Bytes.wrap(new byte[] {10, 0, 0, (byte) last}), 8302);
    }

    private static List<PacketMessage> members() {
        List<PacketMessage> members = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            byte[] tags = new byte[70];
            for (int at = 0; at < tags.length; at++) {
                tags[at] = (byte) ("dc2 consul vsn=3 port=8300 id=".charAt(at % 30) + i * at % 3);
            }
            members.add(new Alive(
                    new Incarnation(3 + i),
                    new MemberName("server-" + i + ".dc2"),
                    at(i),
                    Bytes.wrap(tags),
                    ProtocolVersions.CONSUL));
        }
        return members;
    }

    @Benchmark
    public DecodedPacket decodePing() {
        return plain.decode(pingPacket);
    }

    @Benchmark
    public Bytes encodePing() {
        return plain.pack(plain.encode(ping), false);
    }

    @Benchmark
    public Bytes encodeAck() {
        return plain.pack(plain.encode(ack), false);
    }

    @Benchmark
    public DecodedPacket decodeGossip() {
        return plain.decode(gossipPacket);
    }

    @Benchmark
    public DecodedPacket decodeCompressedGossip() {
        return compressing.decode(compressedPacket);
    }

    @Benchmark
    public DecodedPacket decodeEncryptedGossip() {
        return encrypting.decode(encryptedPacket);
    }

    @Benchmark
    public List<Bytes> packGossip() {
        return plain.pack(encodedMembers, true);
    }

    @Benchmark
    public List<Bytes> packCompressedGossip() {
        return compressing.pack(encodedMembers, true);
    }

    @Benchmark
    public List<Bytes> packEncryptedGossip() {
        return encrypting.pack(encodedMembers, true);
    }

    @Benchmark
    public Bytes lzwCompress() {
        return lzwEncoder.compress(gossipPacket);
    }

    @Benchmark
    public Object lzwInflate() {
        return lzwDecoder.inflate(lzw, 65_536);
    }
}
