package io.tombolo.core.gossip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PacketVectorTest {

    private static final WireSettings PLAIN = settings(Bytes.EMPTY, false, EncryptionVersion.UNPADDED);

    private static WireSettings settings(Bytes label, boolean compression, EncryptionVersion version) {
        return new WireSettings(label, compression, version, true, true, WireSettings.PACKET_BUDGET);
    }

    private static PacketCodec codec(WireSettings settings, Keyring keyring, String nonce) {
        RandomGenerator nonces = Vectors.nonce(nonce);
        return new PacketCodec(settings, () -> keyring, nonces);
    }

    private static PacketCodec plainCodec() {
        return codec(PLAIN, Keyring.EMPTY, "");
    }

    private static List<PacketMessage> messages(DecodedPacket decoded) {
        return switch (decoded) {
            case DecodedPacket.Messages read -> {
                assertThat(read.dropped()).isEmpty();
                yield read.messages();
            }
            case Malformed malformed -> throw new AssertionError(malformed);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ping",
                "ping-minimal",
                "ping-long-name",
                "ping-empty-node",
                "indirect-ping",
                "indirect-ping-v6-nonack",
                "ack-with-coordinate",
                "ack-nil-payload",
                "nack",
                "suspect",
                "alive-v4",
                "alive-consul-style",
                "alive-v4-in-16-bytes",
                "alive-v6",
                "dead-failed",
                "dead-left"
            })
    void readsAndWritesARecordOfTheReference(String name) {
        Bytes packet = Vectors.bytes(name);
        PacketCodec codec = plainCodec();

        List<PacketMessage> messages = messages(codec.decode(packet));

        Expectation.assertSame(
                Vectors.decoded(name).get("fields"),
                VectorForm.of(messages.getFirst()).get("fields"),
                name);
        assertThat(codec.encode(messages.getFirst())).isEqualTo(packet);
    }

    @Test
    void readsAndWritesAUserMessage() {
        Bytes packet = Vectors.bytes("user-message-packet");

        List<PacketMessage> messages = messages(plainCodec().decode(packet));

        assertThat(VectorForm.of(messages.getFirst()).get("body").get("serf").asString())
                .isEqualTo("join");
        assertThat(plainCodec().encode(messages.getFirst())).isEqualTo(packet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compound-ping-suspect", "compound-single", "compound-10-alive"})
    void readsAndWritesACompound(String name) {
        Bytes packet = Vectors.bytes(name);
        PacketCodec codec = plainCodec();

        List<PacketMessage> messages = messages(codec.decode(packet));
        List<Bytes> parts = messages.stream().map(codec::encode).toList();

        byte[] compound = new byte[Compound.length(parts)];
        Compound.write(parts, compound, 0);
        assertThat(Bytes.wrap(compound)).isEqualTo(packet);
        assertThat(messages).hasSize(Vectors.decoded(name).get("count").asInt());
    }

    @Test
    void takesTheCompletePartsOfACutCompound() {
        DecodedPacket decoded = plainCodec().decode(Vectors.bytes("compound-truncated"));

        assertThat(decoded).isInstanceOfSatisfying(DecodedPacket.Messages.class, read -> {
            assertThat(read.messages()).hasSize(1);
            assertThat(plainCodec().encode(read.messages().getFirst()))
                    .isEqualTo(Vectors.hexText(
                            Vectors.decoded("compound-truncated").get("parts").get(0)));
            assertThat(read.dropped()).extracting(Malformed::flaw).containsExactly(Flaw.COMPOUND_CUT);
        });
    }

    @Test
    void refusesACompoundWithoutItsLengths() {
        DecodedPacket decoded = plainCodec().decode(Vectors.bytes("compound-bad-lengths"));

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.flaw()).isEqualTo(Flaw.COMPOUND_CUT));
    }

    @Test
    void compressesAPacketThatBecomesShorter() {
        PacketCodec codec = codec(WireSettings.DEFAULT, Keyring.EMPTY, "");
        List<Bytes> parts = messages(codec.decode(Vectors.bytes("compound-10-alive"))).stream()
                .map(codec::encode)
                .toList();

        List<Bytes> packets = codec.pack(parts, false);

        assertThat(packets).containsExactly(Vectors.bytes("compressed-compound"));
        assertThat(messages(codec.decode(packets.getFirst()))).hasSize(10);
        assertThat(codec.pack(parts, true)).containsExactly(Vectors.bytes("crc-compressed-compound"));
    }

    @Test
    void leavesAPacketPlainThatWouldBecomeLonger() {
        PacketCodec codec = codec(WireSettings.DEFAULT, Keyring.EMPTY, "");
        Bytes longer = Vectors.bytes("compressed-not-smaller");
        Bytes plain = Vectors.hexText(Vectors.decoded("compressed-not-smaller").get("plain"));

        assertThat(codec.pack(plain, false)).isEqualTo(plain);
        assertThat(new Compression().compress(plain)).isEqualTo(longer);
        assertThat(messages(codec.decode(longer))).isEqualTo(messages(codec.decode(plain)));
    }

    @Test
    void verifiesAndWritesTheChecksum() {
        Bytes packet = Vectors.bytes("crc-compound");
        PacketCodec codec = plainCodec();
        byte[] spoilt = packet.toArray();
        spoilt[spoilt.length - 1] ^= 1;

        List<PacketMessage> messages = messages(codec.decode(packet));

        assertThat(codec.pack(messages.stream().map(codec::encode).toList(), true))
                .containsExactly(packet);
        assertThat(codec.decode(Bytes.wrap(spoilt)))
                .isEqualTo(new Malformed(Flaw.CHECKSUM, "checksum does not fit the content"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"label-plain", "label-max"})
    void readsAndWritesALabel(String name) {
        Bytes packet = Vectors.bytes(name);
        Bytes label = packet.slice(2, packet.at(1) & 0xff);
        Bytes inner = Vectors.hexText(Vectors.decoded(name).get("inner"));
        PacketCodec codec = codec(settings(label, false, EncryptionVersion.UNPADDED), Keyring.EMPTY, "");

        assertThat(codec.pack(inner, false)).isEqualTo(packet);
        assertThat(messages(codec.decode(packet))).hasSize(1);
        assertThat(codec.decode(inner)).isEqualTo(new Malformed(Flaw.LABEL_FOREIGN, "packet has no label"));
        assertThat(plainCodec().decode(packet))
                .isEqualTo(new Malformed(Flaw.LABEL_FOREIGN, "packet has another label"));
    }

    static Stream<String> encryptedPackets() {
        return Vectors.reference().keySet().stream().filter(name -> name.startsWith("packet-encrypted-"));
    }

    @ParameterizedTest
    @MethodSource("encryptedPackets")
    void readsAndWritesAnEncryptedPacket(String name) {
        JsonNode decoded = Vectors.decoded(name);
        Bytes packet = Vectors.bytes(name);
        EncryptionVersion version =
                decoded.get("encryption_version").asInt() == 0 ? EncryptionVersion.PADDED : EncryptionVersion.UNPADDED;
        Bytes label = Bytes.ofText(decoded.path("label").asString(""));
        Keyring other = Keyring.of(Vectors.key("00".repeat(16)));
        Keyring ring = ((KeyringChange.Changed)
                        other.install(Bytes.ofHex(decoded.get("key").asString())))
                .keyring();
        String nonce = decoded.get("nonce").asString();
        PacketCodec codec = codec(settings(label, false, version), ring, nonce);
        PacketCodec sender = codec(
                settings(label, false, version),
                Keyring.of(Vectors.key(decoded.get("key").asString())),
                nonce);

        assertThat(sender.pack(Bytes.ofHex(decoded.get("plaintext").asString()), false))
                .isEqualTo(packet);
        assertThat(messages(codec.decode(packet))).isNotEmpty();
    }

    static Stream<String> capturedPackets() {
        return Vectors.captured().entrySet().stream()
                .filter(entry -> entry.getValue().get("transport").asString().equals("udp"))
                .map(entry -> entry.getKey());
    }

    /// What a capture says about one packet, without the layers around the messages.
    private static final class Layers {
        private final List<JsonNode> leaves = new ArrayList<>();
        private boolean checksum;
        private boolean compressed;
        private String key = "";
        private String nonce = "";

        private void take(JsonNode node) {
            switch (node.path("layer").asString("")) {
                case "crc" -> {
                    checksum = true;
                    take(node.get("inner"));
                }
                case "compress" -> {
                    compressed = true;
                    take(node.get("inner"));
                }
                case "encrypted" -> {
                    key = node.get("key").asString();
                    nonce = node.get("nonce").asString();
                    take(node.get("inner"));
                }
                case "compound" -> node.get("parts").forEach(this::take);
                default -> leaves.add(node);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("capturedPackets")
    void readsAndRewritesAPacketOfRealAgents(String name) {
        JsonNode decoded = Vectors.decoded(name);
        var layers = new Layers();
        layers.take(decoded.path("message").isObject() ? decoded.get("message") : decoded);
        Keyring ring = layers.key.isEmpty() ? Keyring.EMPTY : Keyring.of(Vectors.key(layers.key));
        WireSettings settings = settings(Bytes.EMPTY, layers.compressed, EncryptionVersion.UNPADDED);
        PacketCodec codec = codec(settings, ring, layers.nonce);
        Bytes packet = Vectors.bytes(name);

        List<PacketMessage> messages = messages(codec.decode(packet));

        assertThat(messages).hasSameSizeAs(layers.leaves);
        for (int i = 0; i < messages.size(); i++) {
            Expectation.assertSame(layers.leaves.get(i), VectorForm.of(messages.get(i)), name + " " + i);
        }
        assertThat(codec.pack(messages.stream().map(codec::encode).toList(), layers.checksum))
                .containsExactly(packet);
    }
}
