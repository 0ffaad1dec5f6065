package io.tombolo.core.gossip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.wire.Bytes;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every decoder against spoilt vectors: nothing escapes, and nothing is reserved that the input does not pay for.
///
/// `-Dgossip.fuzz.inputs=10000000 -Dgossip.fuzz.seed=…` for a long run.
class FuzzTest {

    private static final long INPUTS = Long.getLong("gossip.fuzz.inputs", 500_000);
    private static final long SEED = Long.getLong("gossip.fuzz.seed", 3);

    /// Bytes that an input may cost whatever its length: what a packet may inflate to, three times over for growing
    /// buffers and 40 bytes of objects for the smallest messages, and some for decoders themselves.
    private static final long ALLOWANCE = 3L * Limits.PACKET_INFLATED + 256 * 1024;

    /// Bytes that each byte of input may cost: compressed data inflates by some hundreds at these lengths.
    private static final long PER_BYTE = 1024;

    /// Inputs before allocation is watched: classes are loaded and ciphers are made on the way.
    private static final long WARM_UP = 5000;

    private final Random random = new Random(SEED);
    private final Bytes key = Bytes.ofText("0123456789abcdef");
    private final Keyring ring = Keyring.of(GossipKey.of(key).orElseThrow());
    private final WireSettings labelled = new WireSettings(
            Bytes.ofText("blue"), false, EncryptionVersion.PADDED, false, true, WireSettings.PACKET_BUDGET);
    private final PacketCodec packets = new PacketCodec(WireSettings.DEFAULT, () -> Keyring.EMPTY, random);
    private final PacketCodec encryptedPackets = new PacketCodec(labelled, () -> ring, random);
    private final StreamCodec streams = new StreamCodec(WireSettings.DEFAULT, () -> Keyring.EMPTY, random);
    private final StreamCodec encryptedStreams = new StreamCodec(labelled, () -> ring, random);
    private final Compression compression = new Compression();
    private final LzwDecoder lzw = new LzwDecoder();
    private final Map<Flaw, Long> flaws = new EnumMap<>(Flaw.class);
    private long read;

    private static List<Bytes> seeds() {
        List<Bytes> seeds = new ArrayList<>();
        Stream.concat(Vectors.reference().values().stream(), Vectors.captured().values().stream())
                .forEach(vector -> collect(vector, seeds));
        return seeds.stream().distinct().filter(seed -> seed.length() < 20_000).toList();
    }

    /// Every run of bytes in a vector, inner ones too.
    private static void collect(JsonNode node, List<Bytes> seeds) {
        if (node.isString()) {
            String text = node.asString();
            String hex = text.startsWith("hex:") ? text.substring(4) : text;
            if (hex.length() > 3 && hex.length() % 2 == 0 && hex.matches("[0-9a-f]+")) {
                seeds.add(Bytes.ofHex(hex));
            }
        }
        node.forEach(child -> collect(child, seeds));
    }

    @Test
    void nothingEscapesAndNothingIsReservedInVain() {
        List<Bytes> seeds = seeds();
        var mutator = new Mutator(random, seeds);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long most = 0;
        for (long i = 0; i < INPUTS; i++) {
            Bytes input = mutator.next();
            long before = threads.getCurrentThreadAllocatedBytes();

            try {
                decode(input);
            } catch (RuntimeException | StackOverflowError escaped) {
                throw new AssertionError("input %d of seed %d: %s".formatted(i, SEED, input.hex()), escaped);
            }

            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            if (i >= WARM_UP) {
                assertThat(allocated)
                        .as("allocated for input %d of seed %d: %s", i, SEED, input)
                        .isLessThanOrEqualTo(ALLOWANCE + PER_BYTE * input.length());
                most = Math.max(most, allocated);
            }
        }

        System.out.printf(
                "fuzz: %d inputs of %d seeds, %d read, most allocated for one %d bytes, flaws %s%n",
                INPUTS, seeds.size(), read, most, flaws);
        assertThat(read).isGreaterThan(INPUTS / 100);
        assertThat(flaws).containsKeys(Flaw.RECORD, Flaw.COMPOUND_CUT, Flaw.COMPRESSION, Flaw.UNKNOWN_TYPE);
    }

    private void decode(Bytes input) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> decodePacket(packets, input);
            case 3 -> decodePacket(packets, checksummed(input));
            case 4 -> decodePacket(packets, compression.compress(input));
            case 5 -> decodePacket(encryptedPackets, encryptedPackets.pack(input, false));
            case 6, 7 -> decodeStream(streams.requestDecoder(), input);
            case 8 ->
                decodeStream(
                        random.nextBoolean() ? encryptedStreams.requestDecoder() : encryptedStreams.answerDecoder(),
                        input);
            case 9, 10 -> note(SerfCodec.decode(input));
            default -> decodePayload(input);
        }
    }

    private static Bytes checksummed(Bytes input) {
        byte[] packet = new byte[Checksum.HEADER + input.length()];
        input.copyTo(packet, Checksum.HEADER);
        Checksum.write(packet, 0, packet.length);
        return Bytes.wrap(packet);
    }

    /// What was read has to be writable, and to be the same when it comes back.
    private void decodePacket(PacketCodec codec, Bytes input) {
        switch (codec.decode(input)) {
            case Malformed malformed -> note(malformed);
            case DecodedPacket.Messages messages -> {
                read++;
                messages.dropped().forEach(this::note);
                if (!messages.messages().isEmpty()) {
                    PacketMessage first = messages.messages().getFirst();
                    DecodedPacket again = packets.decode(packets.encode(first));
                    if (!again.equals(new DecodedPacket.Messages(List.of(first), List.of()))) {
                        throw new IllegalStateException("%s came back as %s".formatted(first, again));
                    }
                }
            }
        }
    }

    private void decodeStream(StreamDecoder decoder, Bytes input) {
        int at = 0;
        while (at < input.length()) {
            int piece = Math.min(input.length() - at, 1 + random.nextInt(2000));
            switch (decoder.feed(input.slice(at, piece))) {
                case StreamRead.NeedMore more -> at += piece;
                case StreamRead.Received received -> {
                    read++;
                    return;
                }
                case Malformed malformed -> {
                    note(malformed);
                    return;
                }
            }
        }
    }

    private void decodePayload(Bytes input) {
        note(KeyPayloads.decodeRequest(input));
        note(KeyPayloads.decodeResponse(input));
        note(ConflictVotes.decode(input));
        note(MetaTags.decode(input));
        note(CoordinatePayload.decode(input));
        note(lzw.inflate(input, Limits.PACKET_INFLATED));
        note(KeyringFile.parse(input.text()));
        SnapshotText.parse(input.text()).forEach(SnapshotText::format);
    }

    private void note(Decoded<?> decoded) {
        switch (decoded) {
            case Decoded.Value<?> value -> read++;
            case Decoded.Refused<?> refused -> note(refused.malformed());
        }
    }

    private void note(Malformed malformed) {
        flaws.merge(malformed.flaw(), 1L, Long::sum);
    }
}
