package io.tombolo.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.NamedType;
import io.tombolo.core.wire.binding.RecordCodec;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.Value;
import io.tombolo.core.wire.rpc.GossipPacketFrames;
import io.tombolo.core.wire.rpc.MessageAssembler;
import io.tombolo.core.wire.rpc.ReceivedError;
import io.tombolo.core.wire.rpc.RequestHeader;
import io.tombolo.core.wire.rpc.ResponseHeader;
import io.tombolo.core.wire.yamux.SessionEnd;
import io.tombolo.core.wire.yamux.YamuxInput;
import io.tombolo.core.wire.yamux.YamuxLimits;
import io.tombolo.core.wire.yamux.YamuxOutput;
import io.tombolo.core.wire.yamux.YamuxSession;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Damaged vectors: nothing escapes, and nothing is reserved that was only announced.
///
/// Seeded, so a failure comes again. `-Dfuzz.iterations=1000000` for a long run, `-Dfuzz.seed=…` for another one.
class FuzzTest {

    private static final int ITERATIONS = Integer.getInteger("fuzz.iterations", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_260_101);

    @NamedType
    record Tag(String text) {}

    record Index(long createIndex, long modifyIndex) {}

    /// Takes the names of many records of the peers, so that damaged ones reach every kind of field.
    record Anything(
            String node,
            String address,
            Tag datacenter,
            boolean allowStale,
            double weight,
            int servicePort,
            Optional<Anything> service,
            Optional<List<Anything>> nodes,
            List<Anything> checks,
            Map<String, String> meta,
            Map<String, Value> config,
            List<String> tags,
            Bytes value,
            Instant createTime,
            Value source,
            @Embedded Index index) {}

    @Test
    void decodesDamagedMessagesWithoutEscape() {
        var codecs = List.of(
                RecordCodec.of(Anything.class), RequestHeader.CODEC, ResponseHeader.CODEC, WireCodec.of(Value.class));
        var bodies = Vectors.all().stream()
                .filter(vector -> !vector.group().equals("yamux"))
                .toList();

        mutate(bodies, damaged -> {
            codecs.forEach(codec -> assertThat(codec.decode(damaged)).isNotNull());
            assertThat(Msgpack.decode(damaged, MsgpackReader::readEncoded)).isNotNull();
        });
    }

    @Test
    void agreesWithTheReaderOnWhereValuesEnd() {
        mutate(Vectors.of("captured", "codec", "error"), damaged -> {
            var assembler = new MessageAssembler(1 << 20);
            var skipped = Msgpack.decode(damaged, reader -> {
                reader.skipValue();
                int header = reader.offset();
                reader.skipValue();
                return header;
            });

            var progress = assembler.take(damaged);

            if (skipped instanceof Decoded.Read<Integer> read) {
                var messages = switch (progress) {
                    case MessageAssembler.Progress.Going going -> going.messages();
                    case MessageAssembler.Progress.Broken broken -> broken.messages();
                };
                var first = messages.getFirst();
                assertThat(first.header().length()).isEqualTo(read.value());
                assertThat(first.header().length() + first.body().length()).isEqualTo(read.length());
            }
        });
    }

    @Test
    void readsDamagedConnectionsWithoutEscape() {
        var limits = YamuxLimits.DEFAULT;
        var connections = Vectors.of("session", "yamux");
        mutate(connections, damaged -> {
            var session = new YamuxSession(YamuxSession.Side.ACCEPTOR, limits, Instant.EPOCH);
            int half = damaged.length() / 2;
            for (Bytes part : List.of(damaged.slice(0, half), damaged.from(half))) {
                for (YamuxOutput output : session.step(Instant.EPOCH, new YamuxInput.Received(part))) {
                    if (output instanceof YamuxOutput.Incoming incoming) {
                        session.step(Instant.EPOCH, new YamuxInput.Accept(incoming.streamId()));
                    }
                }
            }
            assertThat(session.unreadBytes()).isLessThanOrEqualTo(limits.unread());
            session.end()
                    .ifPresent(end ->
                            assertThat(end).isInstanceOfAny(SessionEnd.Violated.class, SessionEnd.PeerGaveUp.class));
        });
    }

    @Test
    void readsDamagedGatewayConnectionsAndErrorsWithoutEscape() {
        mutate(Vectors.of("error"), damaged -> {
            assertThat(new GossipPacketFrames().take(damaged)).isNotNull();
            assertThat(ReceivedError.parse(damaged.text())).isNotNull();
        });
    }

    @Test
    void reservesLittleForAnnouncementsInsideAnnouncements() {
        // 128 lists, each announcing as many elements as bytes follow, and the same as maps.
        for (String header : List.of("dd", "df")) {
            var bomb = Bytes.ofHex((header + "00001000").repeat(MsgpackReader.DEPTH_LIMIT) + "c0".repeat(0x4000));
            long before = allocated();

            var decoded = Msgpack.decode(bomb, Value::read);

            assertThat(decoded).isNotNull();
            assertThat(allocated() - before).isLessThan(16L * 1024 * 1024);
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static void mutate(List<Vectors.Vector> seeds, Consumer<Bytes> target) {
        var random = new Random(SEED);
        for (int i = 0; i < ITERATIONS; i++) {
            var seed = seeds.get(random.nextInt(seeds.size()));
            int length = Math.min(seed.bytes().length(), 4_096);
            byte[] bytes = seed.bytes().slice(0, length).toArray();
            for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                bytes = damage(bytes, random);
            }
            var damaged = Bytes.wrap(bytes);
            try {
                target.accept(damaged);
            } catch (RuntimeException | StackOverflowError escaped) {
                throw new AssertionError("iteration %d of %s: %s".formatted(i, seed, damaged.hex()), escaped);
            }
        }
    }

    private static byte[] damage(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] = (byte) random.nextInt();
            case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bytes[at] = (byte) (0xc0 + random.nextInt(32));
            case 3 -> {
                return Bytes.wrap(bytes, 0, at).toArray();
            }
            case 4 -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + random.nextInt(16));
                System.arraycopy(bytes, at, longer, longer.length - (bytes.length - at), bytes.length - at);
                return longer;
            }
            default -> {
                int size = Math.min(random.nextInt(8), bytes.length - at);
                for (int i = 0; i < size; i++) {
                    bytes[at + i] = (byte) 0xff;
                }
            }
        }
        return bytes;
    }
}
