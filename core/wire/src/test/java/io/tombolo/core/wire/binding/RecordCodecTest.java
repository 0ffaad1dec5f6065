package io.tombolo.core.wire.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackFault;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import io.tombolo.core.wire.msgpack.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    record RaftIndex(@Unsigned long createIndex, @Unsigned long modifyIndex) {}

    record Weights(int passing, int warning) {}

    @NamedType
    record Kind(String text) {}

    record Node(
            @WireField(name = "ID") String id,
            @WireField(json = "Name") String node,
            Kind kind,
            boolean alive,
            double latency,
            float load,
            Optional<Weights> weights,
            Weights fallback,
            List<Node> children,
            Map<String, String> meta,
            @WireField(empty = WireField.EmptyForm.EMPTY) List<@Unsigned Long> counters,
            Bytes hash,
            Instant since,
            Duration ttl,
            Value config,

            @WireField(omitEmpty = WireField.Omission.EVERYWHERE)
            String alias,

            @Embedded RaftIndex raft) {}

    private static final Node FULL = new Node(
            "7",
            "alpha",
            new Kind("server"),
            true,
            1.5,
            0.5f,
            Optional.of(new Weights(1, -2)),
            new Weights(3, 4),
            List.of(),
            Map.of("k", "v"),
            List.of(-1L, 1L),
            Bytes.ofHex("00ff"),
            Instant.parse("2021-06-01T12:34:56.789Z"),
            Duration.ofSeconds(90),
            Value.of(List.of(Value.of(2.5), Value.nil())),
            "a",
            new RaftIndex(5, -1));

    private final RecordCodec<Node> nodes = RecordCodec.of(Node.class);

    @Test
    void readsWhatItWrote() {
        var parent = new Node(
                "1",
                "",
                new Kind(""),
                false,
                0,
                0,
                Optional.empty(),
                new Weights(0, 0),
                List.of(FULL, FULL),
                Map.of(),
                List.of(),
                Bytes.EMPTY,
                GoTime.ZERO_INSTANT,
                Duration.ofNanos(-1),
                Value.nil(),
                "",
                new RaftIndex(0, 0));

        assertThat(decoded(nodes, nodes.encode(parent))).isEqualTo(parent);
    }

    @Test
    void writesKeysSortedByTheirBytesWithEmbeddedFieldsAmongThem() {
        var value = value(nodes.encode(FULL));

        assertThat(keys(value))
                .containsExactly(
                        "Alias",
                        "Alive",
                        "Children",
                        "Config",
                        "Counters",
                        "CreateIndex",
                        "Fallback",
                        "Hash",
                        "ID",
                        "Kind",
                        "Latency",
                        "Load",
                        "Meta",
                        "ModifyIndex",
                        "Node",
                        "Since",
                        "Ttl",
                        "Weights");
    }

    @Test
    void writesEveryFieldOfTheZeroRecordButThoseThatAreOmitted() {
        var zero = value(nodes.encode(nodes.zero()));

        assertThat(keys(zero)).hasSize(17).doesNotContain("Alias");
        assertThat(zero.get("Weights")).contains(Value.nil());
        assertThat(zero.get("Fallback")).contains(Value.of(Map.of("Passing", Value.of(0), "Warning", Value.of(0))));
        assertThat(zero.get("Children")).contains(Value.nil());
        assertThat(zero.get("Counters")).contains(Value.of(List.of()));
        assertThat(zero.get("Hash")).contains(Value.nil());
    }

    @Test
    void readsMissingAndNilFieldsAsZero() {
        var nil = new MsgpackWriter();
        nil.writeMapHeader(2);
        nil.writeString("Weights");
        nil.writeNil();
        nil.writeString("Fallback");
        nil.writeNil();

        assertThat(decoded(nodes, Bytes.ofHex("80"))).isEqualTo(nodes.zero());
        assertThat(decoded(nodes, Bytes.ofHex("c0"))).isEqualTo(nodes.zero());
        assertThat(decoded(nodes, nil.written())).isEqualTo(nodes.zero());
    }

    @Test
    void readsKeysInAnyOrderAndSkipsUnknownOnesAndWrongCase() {
        var writer = new MsgpackWriter();
        writer.writeMapHeader(6);
        writer.writeString("Node");
        writer.writeString("beta");
        writer.writeString("Newer");
        writer.writeValue(Value.of(Map.of("deep", Value.of(List.of(Value.of(1))))));
        writer.writeString("ID");
        writer.writeString("9");
        writer.writeString("id");
        writer.writeLong(1);
        writer.writeLong(7);
        writer.writeLong(7);
        writer.writeEncoded(Bytes.ofHex("d905416c697665"));
        writer.writeBoolean(true);

        var node = decoded(nodes, writer.written());

        assertThat(node.node()).isEqualTo("beta");
        assertThat(node.id()).isEqualTo("9");
        assertThat(node.alive()).isTrue();
    }

    @Test
    void keepsNumbersWithoutASignThatWay() {
        var hex = value(nodes.encode(FULL));

        assertThat(hex.get("ModifyIndex")).contains(new Value.HugeInt(-1));
        assertThat(hex.get("Counters")).contains(Value.of(List.of(new Value.HugeInt(-1), Value.of(1))));
    }

    record Scalar(int v) {}

    @Test
    void refusesNumbersThatTheComponentCannotHold() {
        assertThat(WireCodec.of(Scalar.class).decode(Bytes.ofHex("81a156ce80000000")))
                .isEqualTo(new Decoded.Malformed<>(MsgpackFault.NUMBER_OUT_OF_RANGE, 3));
    }

    record Port(int port) {
        Port {
            if (port < 0) {
                throw new IllegalArgumentException("port must not be negative");
            }
        }
    }

    @Test
    void refusesWhatTheRecordRefuses() {
        var decoded = WireCodec.of(Port.class).decode(Bytes.ofHex("81a4506f7274ff"));

        assertThat(decoded).isEqualTo(new Decoded.Malformed<>(MsgpackFault.REFUSED, 7));
    }

    record First(String token, @Embedded Second second) {}

    record Second(String token, String other) {}

    @Test
    void givesADoubledNameToTheFieldDeclaredFirst() {
        var codec = RecordCodec.of(First.class);

        var read = decoded(codec, codec.encode(new First("outer", new Second("inner", "x"))));

        assertThat(read).isEqualTo(new First("outer", new Second("", "x")));
    }

    @Wrapped
    record Inside(String text) {}

    record Outside(Inside inside, Optional<Inside> maybe) {}

    @Test
    void wrapsMarkedRecordsInAByteString() {
        var codec = RecordCodec.of(Outside.class);
        var outside = new Outside(new Inside("a"), Optional.empty());

        var encoded = codec.encode(outside);

        assertThat(encoded.hex())
                .isEqualTo("82" + "a6496e73696465" + "a8" + "81a454657874a161" + "a54d61796265" + "c0");
        assertThat(decoded(codec, encoded)).isEqualTo(outside);
    }

    @EncodedBy(EntryCodec.class)
    sealed interface Entry {}

    record Defaults(String name) implements Entry {}

    record Nothing() implements Entry {}

    static final class EntryCodec implements WireCodec<Entry> {
        @Override
        public void write(MsgpackWriter writer, Entry value) {
            writer.writeString(value instanceof Defaults defaults ? defaults.name() : "");
        }

        @Override
        public Entry read(MsgpackReader reader) throws MalformedMsgpack {
            String name = reader.readString();
            return name.isEmpty() ? new Nothing() : new Defaults(name);
        }

        @Override
        public Entry zero() {
            return new Nothing();
        }
    }

    record Entries(List<Entry> entries) {}

    @Test
    void letsATypeBringItsOwnCodec() {
        var codec = RecordCodec.of(Entries.class);
        var entries = new Entries(List.of(new Defaults("web"), new Nothing()));

        assertThat(decoded(codec, codec.encode(entries))).isEqualTo(entries);
    }

    @Test
    void tellsWhatJsonNeeds() {
        var fields = nodes.fields();

        assertThat(fields.get(1))
                .satisfies(field -> assertThat(field.jsonName()).isEqualTo("Name"))
                .satisfies(field -> assertThat(field.name()).isEqualTo("Node"))
                .satisfies(field -> assertThat(field.getter().get(FULL)).isEqualTo("alpha"));
        assertThat(fields.getLast().name()).isEqualTo("ModifyIndex");
        assertThat(fields.getLast().getter().get(FULL)).isEqualTo(-1L);
    }

    record Unfit(List<Thread> threads) {}

    @Test
    void saysAtOnceThatADeclarationCannotGoOverTheWire() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordCodec.of(Unfit.class))
                .withMessageContaining("java.lang.Thread");
    }

    @Test
    void bindsBareResults() {
        var names = WireCodec.listOf(WireCodec.of(String.class));

        assertThat(names.encode(List.of("dc1", "dc2")).hex()).isEqualTo("92a3646331a3646332");
        assertThat(decoded(names, Bytes.ofHex("c0"))).isEmpty();
        assertThat(decoded(WireCodec.of(boolean.class), Bytes.ofHex("c3"))).isTrue();
    }

    private static <T> T decoded(WireCodec<T> codec, Bytes bytes) {
        return switch (codec.decode(bytes)) {
            case Decoded.Read<T> read -> read.value();
            case Decoded.Malformed<T> malformed -> throw new AssertionError(malformed.toString());
        };
    }

    private static Value.Table value(Bytes bytes) {
        return switch (Msgpack.decodeAll(bytes, Value::read)) {
            case Decoded.Read<Value> read -> (Value.Table) read.value();
            case Decoded.Malformed<Value> malformed -> throw new AssertionError(malformed.toString());
        };
    }

    private static List<String> keys(Value.Table table) {
        return table.entries().keySet().stream()
                .map(key -> key.text().orElseThrow())
                .toList();
    }
}
