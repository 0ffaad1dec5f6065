package io.tombolo.core.gossip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    private static final int KIB = 1024;
    private static final int MIB = KIB * KIB;

    private final PacketCodec packets = new PacketCodec(WireSettings.DEFAULT, () -> Keyring.EMPTY, Vectors.nonce(""));
    private final StreamCodec streams = new StreamCodec(WireSettings.DEFAULT, () -> Keyring.EMPTY, Vectors.nonce(""));
    private final Compression compression = new Compression();

    private static Flaw flawOf(DecodedPacket decoded) {
        return switch (decoded) {
            case DecodedPacket.Messages read -> throw new AssertionError(read);
            case Malformed malformed -> malformed.flaw();
        };
    }

    private static Flaw flawOf(StreamRead read) {
        return switch (read) {
            case StreamRead.NeedMore more -> throw new AssertionError(more);
            case StreamRead.Received received -> throw new AssertionError(received);
            case Malformed malformed -> malformed.flaw();
        };
    }

    private static long allocatedBy(Runnable action) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static Bytes compound(List<Bytes> parts) {
        byte[] compound = new byte[Compound.length(parts)];
        Compound.write(parts, compound, 0);
        return Bytes.wrap(compound);
    }

    @Test
    void doesNotInflateABombInAPacket() {
        Bytes bomb = compression.compress(Bytes.wrap(new byte[30 * MIB]));
        assertThat(bomb.length()).isLessThan(Limits.PACKET);

        long allocated =
                allocatedBy(() -> assertThat(flawOf(packets.decode(bomb))).isEqualTo(Flaw.TOO_LARGE));

        assertThat(allocated).isLessThan(MIB);
    }

    @Test
    void countsTheInflatedBytesOfAllParts() {
        byte[] userMessage = new byte[200 * KIB];
        Arrays.fill(userMessage, (byte) MessageType.USER);
        Bytes bomb = compression.compress(Bytes.wrap(userMessage));
        Bytes packet = compound(Collections.nCopies(50, bomb));

        DecodedPacket decoded = packets.decode(packet);

        assertThat(decoded).isInstanceOfSatisfying(DecodedPacket.Messages.class, read -> {
            assertThat(read.messages()).hasSize(1);
            assertThat(read.dropped()).hasSize(49).allMatch(malformed -> malformed.flaw() == Flaw.TOO_LARGE);
        });
    }

    @Test
    void doesNotInflateABombOnAStream() {
        Bytes bomb = compression.compress(Bytes.wrap(new byte[Limits.STREAM_INFLATED + 1]));

        assertThat(flawOf(streams.requestDecoder().feed(bomb))).isEqualTo(Flaw.TOO_LARGE);
    }

    @Test
    void doesNotFollowWrappersForever() {
        Bytes inner = Vectors.bytes("ping");
        Bytes compressed = inner;
        Bytes compounded = inner;
        for (int i = 0; i < Limits.NESTING; i++) {
            compressed = compression.compress(compressed);
            compounded = compound(List.of(compounded));
        }

        assertThat(packets.decode(compressed)).isInstanceOf(DecodedPacket.Messages.class);
        assertThat(packets.decode(compounded)).isInstanceOf(DecodedPacket.Messages.class);
        assertThat(flawOf(packets.decode(compression.compress(compressed)))).isEqualTo(Flaw.TOO_DEEP);
        assertThat(flawOf(packets.decode(compound(List.of(compounded))))).isEqualTo(Flaw.TOO_DEEP);
    }

    @Test
    void takesABoundedNumberOfMessages() {
        Bytes many = compound(Collections.nCopies(255, Bytes.ofHex("0b80")));
        Bytes packet = compound(Collections.nCopies(50, many));

        DecodedPacket decoded = packets.decode(packet);

        assertThat(decoded).isInstanceOfSatisfying(DecodedPacket.Messages.class, read -> {
            assertThat(read.messages().size() + read.dropped().size()).isLessThanOrEqualTo(Limits.PACKET_MESSAGES + 50);
            assertThat(read.dropped()).anyMatch(malformed -> malformed.flaw() == Flaw.TOO_LARGE);
        });
    }

    @Test
    void takesNoPacketThatIsNone() {
        assertThat(flawOf(packets.decode(Bytes.EMPTY))).isEqualTo(Flaw.EMPTY);
        assertThat(flawOf(packets.decode(Bytes.wrap(new byte[Limits.PACKET + 1]))))
                .isEqualTo(Flaw.TOO_LARGE);
        assertThat(flawOf(packets.decode(Bytes.ofHex("63")))).isEqualTo(Flaw.UNKNOWN_TYPE);
        assertThat(flawOf(packets.decode(Bytes.ofHex("f400")))).isEqualTo(Flaw.LABEL_BROKEN);
        assertThat(flawOf(packets.decode(Bytes.ofHex("f4056162")))).isEqualTo(Flaw.LABEL_BROKEN);
        assertThat(flawOf(packets.decode(Bytes.ofHex("0c000000")))).isEqualTo(Flaw.UNKNOWN_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0082a44e6f6465dbffffffffa55365714e6f01",
                "00dfffffffff",
                "00ddffffffff",
                "0281a75061796c6f6164dd7fffffff",
                "0481a356736edb7ffffff0",
                "0982a4416c676f00a3427566db7fffffff",
                "0982a4416c676f01a342756600",
                "0081a34b6579dfffffffff",
                "0081a34b6579c9ffffffff00"
            })
    void reservesNothingForALengthThatIsOnlyAnnounced(String hex) {
        Bytes packet = Bytes.ofHex(hex);
        packets.decode(packet);

        long allocated =
                allocatedBy(() -> assertThat(flawOf(packets.decode(packet))).isEqualTo(Flaw.RECORD));

        assertThat(allocated).isLessThan(16 * KIB);
    }

    @Test
    void skipsDeepNestingWithoutRecursion() {
        Bytes packet = Bytes.ofHex("0281a158" + "91".repeat(60_000) + "c0");

        assertThat(packets.decode(packet)).isInstanceOf(DecodedPacket.Messages.class);
    }

    @Test
    void takesAShortVersionVectorForNone() {
        for (int length = 0; length <= 6; length++) {
            var out = new MsgpackWriter();
            out.writeUnsigned(MessageType.ALIVE);
            out.writeMapHeader(1);
            out.writeString("Vsn");
            out.writeBytes(Bytes.ofHex("010502020504").slice(0, length));

            PacketMessage message = ((DecodedPacket.Messages) packets.decode(out.written()))
                    .messages()
                    .getFirst();

            assertThat(((Alive) message).versions())
                    .isEqualTo(length == 6 ? ProtocolVersions.CONSUL : ProtocolVersions.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0683a44a6f696ec3a54e6f646573ce7fffffffac5573657253746174654c656e00",
                "0683a44a6f696ec3a54e6f64657300ac5573657253746174654c656ece7fffffff",
                "0683a44a6f696ec3a54e6f64657300ac5573657253746174654c656eff",
                "0881aa557365724d73674c656ece7fffffff",
                "0881aa557365724d73674c656ed2ffffffff"
            })
    void refusesAnAnnouncementBeyondTheLimitsOfStreams(String hex) {
        assertThat(flawOf(streams.requestDecoder().feed(Bytes.ofHex(hex)))).isEqualTo(Flaw.RECORD);
    }

    @Test
    void refusesARecordThatIsTooLongByItsHeader() {
        Bytes begin = Bytes.ofHex("0081a158db00100000");

        assertThat(flawOf(streams.requestDecoder().feed(begin))).isEqualTo(Flaw.TOO_LARGE);
    }

    @Test
    void refusesAnEncryptedMessageThatIsTooLongByItsHeader() {
        Keyring ring = Keyring.of(Vectors.key("00".repeat(16)));
        var encrypted = new StreamCodec(WireSettings.DEFAULT, () -> ring, Vectors.nonce("00".repeat(12)));

        assertThat(flawOf(encrypted.requestDecoder().feed(Bytes.ofHex("0a01400001"))))
                .isEqualTo(Flaw.TOO_LARGE);
        assertThat(flawOf(streams.requestDecoder().feed(Bytes.ofHex("0a01400001"))))
                .isEqualTo(Flaw.NO_KEY);
    }

    @Test
    void holdsOnlyWhatHasArrived() {
        StreamDecoder decoder = streams.requestDecoder();
        Bytes header = Bytes.ofHex("0683a44a6f696ec3a54e6f64657300ac5573657253746174654c656ece01400000");

        long allocated = allocatedBy(() -> assertThat(decoder.feed(header)).isInstanceOf(StreamRead.NeedMore.class));

        assertThat(allocated).isLessThan(16 * KIB);
    }

    @Test
    void boundsWhatAPushPullOfSerfCanHold() {
        var slots = new MsgpackWriter();
        slots.writeUnsigned(SerfType.PUSH_PULL);
        slots.writeMapHeader(1);
        slots.writeString("Events");
        slots.writeArrayHeader(Limits.EVENTS + 1);
        for (int i = 0; i <= Limits.EVENTS; i++) {
            slots.writeMapHeader(0);
        }

        assertThat(SerfCodec.decode(slots.written())).isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void refusesNamesAndAddressesBeyondReason() {
        Bytes longName = Bytes.ofHex("0081a44e6f6465da0201" + "61".repeat(513));
        Bytes longAddress = Bytes.ofHex("0081aa536f7572636541646472da0041" + "00".repeat(65));

        assertThat(flawOf(packets.decode(longName))).isEqualTo(Flaw.RECORD);
        assertThat(flawOf(packets.decode(longAddress))).isEqualTo(Flaw.RECORD);
    }

    @Test
    void dropsWhatNoKeyOpens() {
        Keyring ring = Keyring.of(Vectors.key("00".repeat(16)));
        var encrypted = new PacketCodec(WireSettings.DEFAULT, () -> ring, Vectors.nonce("00".repeat(12)));
        var trusting = new PacketCodec(
                new WireSettings(Bytes.EMPTY, true, EncryptionVersion.UNPADDED, false, false, 1400),
                () -> ring,
                Vectors.nonce("00".repeat(12)));

        assertThat(flawOf(encrypted.decode(Vectors.bytes("ping")))).isEqualTo(Flaw.UNDECRYPTABLE);
        assertThat(flawOf(encrypted.decode(Vectors.bytes("packet-encrypted-v1-aes128"))))
                .isEqualTo(Flaw.UNDECRYPTABLE);
        assertThat(trusting.decode(Vectors.bytes("ping"))).isInstanceOf(DecodedPacket.Messages.class);
        assertThat(trusting.pack(Vectors.bytes("ping"), false)).isEqualTo(Vectors.bytes("ping"));
        assertThat(trusting.room()).isEqualTo(1398);
        assertThat(encrypted.room()).isEqualTo(1400 - 2 - 29);
    }
}
