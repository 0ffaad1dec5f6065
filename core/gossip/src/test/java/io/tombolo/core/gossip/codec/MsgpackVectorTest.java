package io.tombolo.core.gossip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.MemberlistMessage;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.math.BigInteger;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The dialect, through the eyes of the records: what real peers accept, we accept.
class MsgpackVectorTest {

    /// Forms that real peers refuse and that we take for what they obviously are: bin as text.
    private static final Set<String> MORE_LIBERAL = Set.of("ack, key as bin8", "ping, Node as bin8");

    static Stream<JsonNode> forms() {
        return StreamSupport.stream(
                Vectors.decoded("msgpack-decoder-acceptance").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void acceptsWhatRealPeersAccept(JsonNode form) {
        String description = form.get("description").asString();
        Bytes record = Bytes.ofHex(form.get("hex").asString());

        boolean accepted;
        try {
            if (description.startsWith("push/pull header")) {
                var header = Reading.of(record, StreamRecords::readPushPullHeader);
                assertThat(header.join()).isTrue();
            } else {
                MemberlistMessage message = readRecord(description, record);
                if (form.has("result")) {
                    Expectation.assertSame(form.get("result"), fieldsOf(message, form), description);
                }
            }
            accepted = true;
        } catch (Refusal refusal) {
            accepted = false;
        }

        assertThat(accepted).isEqualTo(form.get("accepted").asBoolean() || MORE_LIBERAL.contains(description));
    }

    private static MemberlistMessage readRecord(String description, Bytes record) throws Refusal {
        return switch (description.split("[ ,]", -1)[0]) {
            case "ack" -> Reading.of(record, ProbeRecords::readAck);
            case "ping" -> Reading.of(record, ProbeRecords::readPing);
            case "alive" -> Reading.of(record, StateRecords::readAlive);
            default -> throw new AssertionError(description);
        };
    }

    private static JsonNode fieldsOf(MemberlistMessage message, JsonNode form) {
        assertThat(message).isInstanceOfAny(Ack.class, Ping.class, Alive.class);
        assertThat(form.get("accepted").asBoolean()).isTrue();
        return VectorForm.of(message).get("fields");
    }

    @ParameterizedTest
    @ValueSource(strings = {"msgpack-integers", "msgpack-integers-newer-codec"})
    void readsWholeNumbersOfBothCodecs(String name) {
        for (JsonNode row : Vectors.decoded(name)) {
            Bytes encoded = Bytes.ofHex(row.get("hex").asString());
            var expected = new BigInteger(row.get("value").asString());

            long read = Msgpack.decodeAll(
                                    encoded,
                                    expected.bitLength() > 63 ? MsgpackReader::readUnsigned : MsgpackReader::readLong)
                            instanceof io.tombolo.core.wire.msgpack.Decoded.Read<Long> number
                    ? number.value()
                    : 0;

            assertThat(read).isEqualTo(expected.longValue());
            if (name.equals("msgpack-integers")) {
                var out = new MsgpackWriter();
                if (expected.signum() < 0) {
                    out.writeLong(expected.longValue());
                } else {
                    out.writeUnsigned(expected.longValue());
                }
                assertThat(out.written()).isEqualTo(encoded);
            }
        }
    }

    @Test
    void writesHeadersAndDoublesAsTheReferenceDoes() {
        for (JsonNode row : Vectors.decoded("msgpack-string-and-bytes-headers")) {
            int length = row.get("length").asInt();
            var out = new MsgpackWriter();
            out.writeBytes(new byte[length]);
            Bytes prefix = Bytes.ofHex(row.get("bytes_prefix_hex").asString());
            assertThat(out.written().slice(0, prefix.length())).isEqualTo(prefix);
            out.clear();
            Text.write(out, "a".repeat(length));
            assertThat(out.written().slice(0, prefix.length()).hex())
                    .isEqualTo(row.get("string_prefix_hex").asString());
        }
        for (JsonNode row : Vectors.decoded("msgpack-array-and-map-headers")) {
            int count = row.get("count").asInt();
            var out = new MsgpackWriter();
            out.writeArrayHeader(count);
            assertThat(out.written().hex())
                    .isEqualTo(row.get("array_header_hex").asString());
            out.clear();
            out.writeMapHeader(count);
            assertThat(out.written().hex()).isEqualTo(row.get("map_header_hex").asString());
        }
        for (JsonNode row : Vectors.decoded("msgpack-doubles")) {
            var out = new MsgpackWriter();
            out.writeDouble(row.get("value").asDouble());
            assertThat(out.written().hex()).isEqualTo(row.get("hex").asString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"msgpack-struct-zero", "msgpack-struct-empty-nonnil"})
    void readsOverZeroValues(String name) {
        var skipped = Msgpack.decodeAll(Vectors.bytes(name), in -> {
            in.skipValue();
            return true;
        });

        assertThat(skipped).isInstanceOf(io.tombolo.core.wire.msgpack.Decoded.Read.class);
    }
}
