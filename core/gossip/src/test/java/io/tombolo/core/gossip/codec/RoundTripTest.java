package io.tombolo.core.gossip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.SerfMessage;
import io.tombolo.core.gossip.message.StreamMessage;
import io.tombolo.core.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is written is read back the same, however it was dressed.
class RoundTripTest {

    private static final int ROUNDS = 2000;

    private final Random random = new Random(20_260_101);
    private final RandomMessages messages = new RandomMessages(random);

    private WireSettings anySettings() {
        Bytes label = random.nextInt(3) == 0 ? messages.bytes(255) : Bytes.EMPTY;
        EncryptionVersion version = random.nextBoolean() ? EncryptionVersion.PADDED : EncryptionVersion.UNPADDED;
        return new WireSettings(label, random.nextBoolean(), version, true, true, WireSettings.PACKET_BUDGET);
    }

    private Keyring anyKeyring() {
        Keyring ring = Keyring.EMPTY;
        for (int i = random.nextInt(4); i > 0; i--) {
            byte[] key = new byte[16 + 8 * random.nextInt(3)];
            random.nextBytes(key);
            if (ring.install(Bytes.wrap(key)) instanceof KeyringChange.Changed changed) {
                ring = changed.keyring();
            }
        }
        return ring;
    }

    @Test
    void packets() {
        for (int round = 0; round < ROUNDS; round++) {
            Keyring ring = anyKeyring();
            var codec = new PacketCodec(anySettings(), () -> ring, random);
            List<PacketMessage> sent = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                sent.add(messages.packetMessage());
            }

            List<Bytes> packets = codec.pack(sent.stream().map(codec::encode).toList(), random.nextBoolean());

            assertThat(packets).hasSize(1);
            assertThat(codec.decode(packets.getFirst())).isEqualTo(new DecodedPacket.Messages(sent, List.of()));
        }
    }

    @Test
    void moreMessagesThanACompoundHolds() {
        var codec = new PacketCodec(WireSettings.DEFAULT, () -> Keyring.EMPTY, random);
        List<Bytes> parts = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            parts.add(Bytes.ofHex("0801"));
        }

        List<Bytes> packets = codec.pack(parts, true);

        assertThat(packets).hasSize(3);
        assertThat(packets.stream()
                        .mapToInt(packet -> ((DecodedPacket.Messages) codec.decode(packet))
                                .messages()
                                .size()))
                .containsExactly(255, 255, 90);
    }

    @Test
    void streamsInAnyPieces() {
        for (int round = 0; round < ROUNDS; round++) {
            Keyring ring = anyKeyring();
            var codec = new StreamCodec(anySettings(), () -> ring, random);
            StreamMessage sent = messages.streamMessage();
            boolean request = random.nextBoolean();

            Bytes stream = request ? codec.encodeRequest(sent) : codec.encodeAnswer(sent);
            StreamDecoder decoder = request ? codec.requestDecoder() : codec.answerDecoder();
            StreamRead read = new StreamRead.NeedMore();
            for (int at = 0; at < stream.length(); ) {
                assertThat(read).isInstanceOf(StreamRead.NeedMore.class);
                int piece = Math.min(stream.length() - at, 1 + random.nextInt(300));
                read = decoder.feed(stream.slice(at, piece));
                at += piece;
            }

            assertThat(read).isEqualTo(new StreamRead.Received(sent));
        }
    }

    @Test
    void serfMessages() {
        for (int round = 0; round < ROUNDS; round++) {
            SerfMessage sent = messages.serfMessage();

            assertThat(SerfCodec.decode(SerfCodec.encode(sent))).isEqualTo(new Decoded.Value<>(sent));
        }
    }

    @Test
    void payloads() {
        for (int round = 0; round < ROUNDS; round++) {
            var tags = messages.tags();
            var coordinate = messages.coordinate();
            var request = messages.keyRequest();
            var response = messages.keyResponse();
            var vote = messages.vote();

            assertThat(MetaTags.decode(MetaTags.encode(tags))).isEqualTo(new Decoded.Value<>(tags));
            assertThat(CoordinatePayload.decode(CoordinatePayload.encode(coordinate)))
                    .isEqualTo(new Decoded.Value<>(coordinate));
            assertThat(KeyPayloads.decodeRequest(KeyPayloads.encode(request))).isEqualTo(new Decoded.Value<>(request));
            assertThat(KeyPayloads.decodeResponse(KeyPayloads.encode(response)))
                    .isEqualTo(new Decoded.Value<>(response));
            assertThat(ConflictVotes.decode(ConflictVotes.encode(vote))).isEqualTo(new Decoded.Value<>(vote));
        }
    }
}
