package io.tombolo.core.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.msgpack.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class JsonCodecTest {

    record Stamp(
            @Unsigned long createIndex,
            @WireField(hiddenInJson = true) String secret) {}

    record Part(
            int port,
            @WireField(empty = WireField.EmptyForm.EMPTY) List<String> tags) {}

    record Whole(
            @WireField(name = "ID") String id,
            Optional<Part> part,
            List<String> none,
            @WireField(omitEmpty = WireField.Omission.JSON) Map<String, Part> parts,
            Bytes value,
            Duration length,
            @WireField(textInJson = true) Duration shown,
            Instant time,
            double share,
            Value any,
            @Embedded Stamp stamp) {}

    private static final JsonCodec<Whole> CODEC = JsonCodec.of(Whole.class);
    private static final WireCodec<Whole> WIRE = WireCodec.of(Whole.class);

    private static final Whole EMPTY = WIRE.zero();

    @Test
    void writesFieldsInTheOrderOfTheirDeclaration() {
        var whole = new Whole(
                "a<b>&\u2028\"\\\n\u0001é",
                Optional.of(new Part(80, List.of())),
                List.of(),
                Map.of("x", new Part(1, List.of("t"))),
                Bytes.ofText("hi"),
                Duration.ofSeconds(5),
                Duration.ofMillis(90_200),
                Instant.parse("2026-11-28T10:00:00.120Z"),
                0.25,
                Value.of(Map.of("b", Value.of(1), "a", Value.of(List.of(Value.of("t"), Value.nil())))),
                new Stamp(-1, "s"));

        assertThat(CODEC.encode(whole).text()).isEqualTo("""
                        {"ID":"a\\u003cb\\u003e\\u0026\\u2028\\"\\\\\\n\\u0001é","Part":{"Port":80,"Tags":[]},"None":null,\
                        "Parts":{"x":{"Port":1,"Tags":["t"]}},"Value":"aGk=","Length":5000000000,"Shown":"1m30.2s",\
                        "Time":"2026-11-28T10:00:00.12Z","Share":0.25,"Any":{"a":["t",null],"b":1},\
                        "CreateIndex":18446744073709551615}""");
    }

    @Test
    void writesZeroValuesAsPeersDo() {
        assertThat(CODEC.encode(EMPTY).text()).isEqualTo("""
                        {"ID":"","Part":null,"None":null,"Value":null,"Length":0,"Shown":"0s","Time":"0001-01-01T00:00:00Z",\
                        "Share":0,"Any":null,"CreateIndex":0}""");
    }

    @Test
    void readsNamesInAnyCaseAndSkipsNull() {
        var reading = read("""
                {"id":"x","PART":{"port":7},"none":null,"length":"1m","shown":5,"createindex":18446744073709551615}""");

        assertThat(reading)
                .isEqualTo(new JsonCodec.Reading.Read<>(new Whole(
                        "x",
                        Optional.of(new Part(7, List.of())),
                        List.of(),
                        Map.of(),
                        Bytes.EMPTY,
                        Duration.ofMinutes(1),
                        Duration.ofNanos(5),
                        EMPTY.time(),
                        0,
                        Value.nil(),
                        new Stamp(-1, ""))));
    }

    @Test
    void saysWhichFieldIsWrong() {
        assertThat(fault("{\"Part\":{\"Port\":\"80\"}}"))
                .isEqualTo("json: cannot unmarshal string into Go struct field Part.Part.Port of type int");
        assertThat(fault("{\"Part\":{\"Port\":80.0}}"))
                .isEqualTo("json: cannot unmarshal number 80.0 into Go struct field Part.Part.Port of type int");
        assertThat(fault("{\"ID\":7}"))
                .isEqualTo("json: cannot unmarshal number into Go struct field Whole.ID of type string");
        assertThat(fault("[]")).startsWith("json: cannot unmarshal array into Go value of type");
        assertThat(fault("{\"Foo\":1}")).isEqualTo("json: unknown field \"Foo\"");
        assertThat(fault("{\"Secret\":\"x\"}")).isEqualTo("json: unknown field \"Secret\"");
        assertThat(fault("{\"CreateIndex\":-1}")).contains("number -1", "CreateIndex", "uint64");
        assertThat(fault("{\"Length\":\"5 parsecs\"}"))
                .isEqualTo("time: unknown unit \" parsecs\" in duration \"5 parsecs\"");
        assertThat(fault("{\"Value\":\"a?\"}")).isEqualTo("illegal base64 data at input byte 1");
    }

    @Test
    void saysWhereTextIsNoJson() {
        assertThat(fault("")).isEqualTo("EOF");
        assertThat(fault("{\"ID\"")).isEqualTo("unexpected EOF");
        assertThat(fault("{not json")).isEqualTo("invalid character 'n' looking for beginning of object key string");
        assertThat(fault("\ufeff{}")).isEqualTo("invalid character 'ï' looking for beginning of value");
        assertThat(fault("{\"a\":1 \"b\"}")).isEqualTo("invalid character '\"' after object key:value pair");
        assertThat(fault("tru ")).isEqualTo("invalid character ' ' in literal true (expecting 'e')");
        assertThat(read("{} trailing")).isEqualTo(new JsonCodec.Reading.Read<>(EMPTY));
        assertThat(fault("[".repeat(2000))).isEqualTo("exceeded max depth");
    }

    @Test
    void takesSnakeCaseWhereItIsAllowed() {
        var rules = new JsonRules(true, true);

        var reading = CODEC.decode(Bytes.ofText("{\"create_index\":3}"), WIRE, "Whole", rules);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        JsonCodec.Reading.Read.class,
                        read -> assertThat(((Whole) read.value()).stamp().createIndex())
                                .isEqualTo(3));
    }

    @Test
    void readsWhatItWrote() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < 500; i++) {
            Whole whole = someWhole(random);

            assertThat(read(CODEC.encode(whole).text())).isEqualTo(new JsonCodec.Reading.Read<>(whole));
        }
    }

    @Test
    void neverThrowsOnWhatStrangersSend() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        byte[] good = CODEC.encode(someWhole(random)).toArray();
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = good.clone();
            for (int j = 0; j <= random.nextInt(4); j++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(bad.length + 1);

            assertThat(CODEC.decode(Bytes.wrap(bad, 0, length), WIRE, "Whole", JsonRules.STRICT))
                    .isNotNull();
        }
    }

    @Test
    void spreadsJsonForPeople() {
        assertThat(JsonText.pretty(Bytes.ofText("{\"a\":[1,{}],\"b\":\"x{,\\\"\",\"c\":[]}"))
                        .text())
                .isEqualTo("""
                        {
                            "a": [
                                1,
                                {}
                            ],
                            "b": "x{,\\"",
                            "c": []
                        }
                        """);
    }

    @Test
    void writesFractionsAsPeersDo() {
        assertThat(List.of(1e21, 1e20, 1e-6, 1e-7, 0.1, -2.5, 123456789.0, 5e-300))
                .map(GoFloat::text)
                .containsExactly(
                        "1e+21", "100000000000000000000", "0.000001", "1e-7", "0.1", "-2.5", "123456789", "5e-300");
    }

    private static Whole someWhole(RandomGenerator random) {
        return new Whole(
                someText(random),
                random.nextBoolean()
                        ? Optional.of(new Part(random.nextInt(), List.of(someText(random))))
                        : Optional.empty(),
                random.nextBoolean() ? List.of(someText(random)) : List.of(),
                random.nextBoolean() ? Map.of(someText(random), new Part(1, List.of())) : Map.of(),
                Bytes.ofText(someText(random)),
                Duration.ofNanos(random.nextLong()),
                Duration.ofNanos(random.nextLong()),
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                random.nextGaussian() * Math.pow(10, random.nextInt(-30, 30)),
                Value.of(List.of(Value.of(someText(random)), Value.of(random.nextDouble()), Value.of(true))),
                new Stamp(random.nextLong(), ""));
    }

    private static String someText(RandomGenerator random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(random.nextBoolean() ? random.nextInt(0, 128) : random.nextInt(0xe000, 0x10ffff));
        }
        return text.toString();
    }

    private static JsonCodec.Reading<Whole> read(String json) {
        return CODEC.decode(Bytes.ofText(json), WIRE, "Whole", JsonRules.STRICT);
    }

    private static String fault(String json) {
        return read(json) instanceof JsonCodec.Reading.Refused<Whole>(String fault) ? fault : "none";
    }
}
