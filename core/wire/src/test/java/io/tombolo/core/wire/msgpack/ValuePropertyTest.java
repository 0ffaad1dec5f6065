package io.tombolo.core.wire.msgpack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuePropertyTest {

    private static final int ROUNDS = 300;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void readsSkipsAndScansWhatItWrote(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var value = value(random, 0);
            var writer = new MsgpackWriter(16);
            writer.writeValue(value);
            var bytes = Bytes.wrap(writer.toByteArray());

            assertThat(Msgpack.decodeAll(bytes, Value::read)).isEqualTo(new Decoded.Read<>(value, bytes.length()));
            assertThat(Msgpack.decode(bytes, MsgpackReader::readEncoded))
                    .isEqualTo(new Decoded.Read<>(bytes, bytes.length()));
            assertThat(scanInPieces(bytes, random)).isEqualTo(bytes.length());
            for (int cut = 0; cut < Math.min(bytes.length(), 50); cut++) {
                assertThat(Msgpack.decode(bytes.slice(0, cut), Value::read))
                        .isInstanceOfSatisfying(
                                Decoded.Malformed.class,
                                malformed -> assertThat(malformed.fault()).isEqualTo(MsgpackFault.TRUNCATED));
            }
        }
    }

    /// Where the scanner sees the end, counted over all pieces; a byte that does not belong to the value follows.
    private static int scanInPieces(Bytes bytes, Random random) {
        byte[] followed = new byte[bytes.length() + 1];
        bytes.copyTo(followed, 0);
        var scanner = new MsgpackScanner(followed.length);
        int at = 0;
        while (true) {
            int size = Math.min(1 + random.nextInt(9), followed.length - at);
            switch (scanner.scan(Bytes.wrap(followed, at, size), 0)) {
                case MsgpackScanner.Scan.Ended ended -> {
                    return at + ended.at();
                }
                case MsgpackScanner.Scan.NeedMore more -> at += size;
                case MsgpackScanner.Scan.Malformed malformed -> throw new AssertionError(malformed);
            }
        }
    }

    private static Value value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 7 : 9)) {
            case 0 -> Value.nil();
            case 1 -> Value.of(random.nextBoolean());
            case 2 -> Value.of(random.nextLong() >> random.nextInt(64));
            case 3 -> new Value.HugeInt(random.nextLong() | Long.MIN_VALUE);
            case 4 -> new Value.Float32(random.nextFloat());
            case 5 -> new Value.Float64(random.nextGaussian());
            case 6 -> new Value.Raw(bytes(random));
            case 7 -> {
                var values = new ArrayList<Value>();
                for (int count = size(random); count > 0; count--) {
                    values.add(value(random, depth + 1));
                }
                yield new Value.Array(values);
            }
            default -> {
                var entries = new LinkedHashMap<Value, Value>();
                for (int count = size(random); count > 0; count--) {
                    entries.put(new Value.Raw(bytes(random)), value(random, depth + 1));
                }
                yield new Value.Table(entries);
            }
        };
    }

    private static int size(Random random) {
        return random.nextInt(20) == 0 ? 20 : random.nextInt(4);
    }

    private static Bytes bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(30) == 0 ? random.nextInt(70_000) : random.nextInt(40)];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }
}
