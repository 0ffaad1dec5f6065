package io.tombolo.contract.rpc.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import io.tombolo.core.wire.msgpack.Value;
import io.tombolo.core.wire.rpc.MethodName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every call of the vectors goes through the catalogue's codecs and comes out the same.
class MethodVectorsTest {

    private static final String NEWEST = "filled-1.21";
    private static final String FILLED = "filled-1.10";

    /// Half of a call: a question, or an answer that is no error.
    record Half(String name, String group, RpcMethod<?, ?> method, boolean answer, Bytes body) {

        WireCodec<?> codec() {
            return answer ? method.response() : method.request();
        }

        /// Whether two vectors are of the same half of one method.
        boolean isLike(Half other) {
            return method.name().equals(other.method.name()) && answer == other.answer;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Half> ALL = read();

    private static List<Half> read() {
        var halves = new ArrayList<Half>();
        JsonNode vectors = JsonMapper.shared()
                .readTree(Path.of("../testing/vectors/rpc.json").toFile());
        for (JsonNode vector : vectors) {
            JsonNode header = vector.path("decoded").path("header");
            String name = header.path("ServiceMethod").asString("");
            if (MethodName.parse(name) instanceof MethodName.Named(MethodName parsed)
                    && header.path("Error").asString("").isEmpty()) {
                MethodCatalogue.find(parsed)
                        .ifPresent(method -> halves.add(new Half(
                                vector.get("name").asString(),
                                vector.get("group").asString(),
                                method,
                                header.has("Error"),
                                body(Bytes.ofHex(vector.get("hex").asString())))));
            }
        }
        return List.copyOf(halves);
    }

    /// What follows the header.
    private static Bytes body(Bytes message) {
        return message.from(read(Msgpack.decode(message, Value::read)).length());
    }

    private static <T> Decoded.Read<T> read(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Read<T> read -> read;
            case Decoded.Malformed<T> malformed -> throw new AssertionError(malformed.toString());
        };
    }

    /// Those of the newest shape: filled ones of 1.21, and of 1.10 where nothing changed since.
    static Stream<Half> newest() {
        Predicate<Half> changed =
                half -> ALL.stream().anyMatch(other -> other.group().equals(NEWEST) && other.isLike(half));
        return ALL.stream()
                .filter(half -> half.group().equals(NEWEST) || (half.group().equals(FILLED) && !changed.test(half)))
                .filter(half -> !Deviations.OLD_SHAPES.contains(half.name()));
    }

    @ParameterizedTest
    @MethodSource("newest")
    void givesTheSameBytesInTheNewestShape(Half half) {
        Bytes ours = again(half.codec(), half.body());

        if (!ours.equals(half.body())) {
            assertThat(stripped(ours)).isEqualTo(stripped(half.body()));
        }
    }

    /// The same without the fields that are left out here, and without those that the newest peers left out.
    private static String stripped(Bytes body) {
        var writer = new MsgpackWriter();
        writer.writeValue(stripped(value(body)));
        return Bytes.wrap(writer.toByteArray()).hex();
    }

    private static Value stripped(Value value) {
        return switch (value) {
            case Value.Table table -> {
                var kept = new LinkedHashMap<Value, Value>();
                table.entries().forEach((key, content) -> {
                    String name = key.text().orElse("");
                    if (!Deviations.LEFT_OUT.contains(name) && !Deviations.ENDED.contains(name)) {
                        kept.put(key, stripped(content));
                    }
                });
                yield new Value.Table(kept);
            }
            case Value.Array list ->
                new Value.Array(
                        list.values().stream().map(MethodVectorsTest::stripped).toList());
            case Value.Nil _,
                    Value.Raw _,
                    Value.Bool _,
                    Value.Int _,
                    Value.HugeInt _,
                    Value.Float32 _,
                    Value.Float64 _ -> value;
        };
    }

    static Stream<Half> all() {
        return ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void keepsWhatEveryVersionSays(Half half) {
        Bytes ours = again(half.codec(), half.body());

        assertThat(again(half.codec(), ours).hex()).isEqualTo(ours.hex());
        Set<String> ended =
                Deviations.ENDED_REQUESTS.getOrDefault(half.method().name().toString(), Set.of());
        new ValueComparison(half.name(), ended).compare(value(half.body()), value(ours));
    }

    @Test
    void knowsBothHalvesOfEveryMethodOfThatTime() {
        Set<String> seen = ALL.stream()
                .map(half -> half.method().name() + (half.answer() ? " response" : " request"))
                .collect(Collectors.toSet());

        assertThat(ALL).hasSizeGreaterThan(600);
        assertThat(MethodCatalogue.all())
                .filteredOn(method -> seen.contains(method.name() + " request"))
                .allSatisfy(method -> assertThat(seen).contains(method.name() + " response"))
                .hasSizeGreaterThan(80);
    }

    private static <T> Bytes again(WireCodec<T> codec, Bytes body) {
        return codec.encode(read(codec.decode(body)).value());
    }

    private static Value value(Bytes body) {
        return read(Msgpack.decodeAll(body, Value::read)).value();
    }
}
