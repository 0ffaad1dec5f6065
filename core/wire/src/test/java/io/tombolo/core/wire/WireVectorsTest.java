package io.tombolo.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.binding.GoTime;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import io.tombolo.core.wire.msgpack.Value;
import io.tombolo.core.wire.rpc.MessageAssembler;
import io.tombolo.core.wire.rpc.RequestHeader;
import io.tombolo.core.wire.rpc.ResponseHeader;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every vector of messages and single values: they mean what the sheet says, and are written again byte for byte.
class WireVectorsTest {

    static List<Vectors.Vector> values() {
        return Vectors.of("codec", "snapshot");
    }

    static List<Vectors.Vector> messages() {
        return Vectors.of("captured", "filled-1.10", "filled-1.21", "zero-1.10", "realistic", "error", "config-entry");
    }

    @Test
    void leavesNoVectorOut() {
        assertThat(values().size()
                        + messages().size()
                        + Vectors.of("yamux", "session").size())
                .isEqualTo(Vectors.all().size());
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsAndWritesSingleValues(Vectors.Vector vector) {
        assertSame(vector.bytes(), vector.decoded());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsAndWritesMessages(Vectors.Vector vector) {
        // The vector of a single entry value is no message: it has no header.
        if (!vector.decoded().has("header")) {
            assertSame(vector.bytes(), vector.decoded());
            return;
        }
        var assembler = new MessageAssembler(MessageAssembler.RESPONSE_LIMIT);

        var message = ((MessageAssembler.Progress.Going) assembler.take(vector.bytes()))
                .messages()
                .getFirst();

        assertSame(message.header(), vector.decoded().get("header"));
        assertSame(message.body(), vector.decoded().get("body"));
        assertHeader(message.header(), vector.decoded().get("header"));
        assertThat(assembler.isBetweenMessages()).isTrue();
    }

    private static void assertHeader(Bytes bytes, JsonNode expected) {
        long seq = expected.get("Seq").asLong();
        String method = expected.get("ServiceMethod").asString();
        if (expected.has("Error")) {
            var header = new ResponseHeader(expected.get("Error").asString(), seq, method);
            assertThat(decoded(ResponseHeader.CODEC, bytes)).isEqualTo(header);
            assertThat(ResponseHeader.CODEC.encode(header)).isEqualTo(bytes);
        } else {
            var header = new RequestHeader(seq, method);
            assertThat(decoded(RequestHeader.CODEC, bytes)).isEqualTo(header);
            assertThat(RequestHeader.CODEC.encode(header)).isEqualTo(bytes);
        }
    }

    private static <T> T decoded(WireCodec<T> codec, Bytes bytes) {
        return switch (codec.decode(bytes)) {
            case Decoded.Read<T> read -> read.value();
            case Decoded.Malformed<T> malformed -> throw new AssertionError(malformed.toString());
        };
    }

    private static void assertSame(Bytes bytes, JsonNode expected) {
        var value = decoded(WireCodec.of(Value.class), bytes);
        assertMeans(value, expected);
        var writer = new MsgpackWriter();
        writer.writeValue(value);
        assertThat(writer.written()).isEqualTo(bytes);
    }

    private static void assertMeans(Value value, JsonNode expected) {
        switch (value) {
            case Value.Nil nil -> assertThat(expected.isNull()).isTrue();
            case Value.Bool bool -> assertThat(expected.asBoolean()).isEqualTo(bool.value());
            case Value.Int number -> assertThat(expected.asLong()).isEqualTo(number.value());
            case Value.HugeInt number ->
                assertThat(expected.asString()).isEqualTo(Long.toUnsignedString(number.bits()));
            case Value.Float32 number -> assertThat(expected.asDouble()).isEqualTo(number.value());
            case Value.Float64 number -> assertThat(expected.asDouble()).isEqualTo(number.value());
            case Value.Raw raw -> assertMeans(raw.bytes(), expected);
            case Value.Array array -> {
                assertThat(array.values()).hasSize(expected.size());
                for (int i = 0; i < expected.size(); i++) {
                    assertMeans(array.values().get(i), expected.get(i));
                }
            }
            case Value.Table table -> {
                assertThat(table.entries()).hasSize(expected.size());
                expected.forEachEntry((key, item) -> assertMeans(entry(table, key), item));
            }
        }
    }

    /// The value under a key. One vector has a record for a key, which JSON can only describe: there it is the only
    /// entry.
    private static Value entry(Value.Table table, String key) {
        return key.startsWith("{")
                ? table.entries().values().iterator().next()
                : table.get(key).orElseThrow();
    }

    private static void assertMeans(Bytes bytes, JsonNode expected) {
        if (expected.has("$time")) {
            assertTime(bytes, expected);
        } else if (expected.has("$hex")) {
            assertThat(bytes.hex()).isEqualTo(expected.get("$hex").asString());
        } else if (expected.has("$repeat")) {
            var repeat = expected.get("$repeat");
            assertThat(bytes.text())
                    .isEqualTo(repeat.get("char")
                            .asString()
                            .repeat(repeat.get("count").asInt()));
        } else if (expected.has("$wrapped")) {
            var inner = sequence(bytes);
            assertThat(inner).hasSize(expected.get("$wrapped").size());
            for (int i = 0; i < inner.size(); i++) {
                assertMeans(inner.get(i), expected.get("$wrapped").get(i));
            }
        } else {
            assertThat(bytes.text()).isEqualTo(expected.asString());
        }
    }

    private static void assertTime(Bytes bytes, JsonNode expected) {
        var codec = WireCodec.of(GoTime.class);
        var writer = new MsgpackWriter();
        writer.writeBytes(bytes);
        var raw = Bytes.wrap(writer.toByteArray());
        var shown = OffsetDateTime.parse(expected.get("$time").asString());

        var time = decoded(codec, raw);

        assertThat(bytes.hex()).isEqualTo(expected.get("$hex").asString());
        assertThat(time.instant()).isEqualTo(shown.toInstant());
        assertThat(time.offsetSeconds()).isEqualTo(shown.getOffset().getTotalSeconds());
        assertThat(codec.encode(time)).isEqualTo(raw);
    }

    private static List<Value> sequence(Bytes bytes) {
        var decoded = Msgpack.decodeAll(bytes, reader -> {
            var values = new ArrayList<Value>();
            while (reader.remaining() > 0) {
                values.add(Value.read(reader));
            }
            return values;
        });
        return switch (decoded) {
            case Decoded.Read<ArrayList<Value>> read -> read.value();
            case Decoded.Malformed<ArrayList<Value>> malformed -> throw new AssertionError(malformed.toString());
        };
    }
}
