package io.tombolo.core.wire.msgpack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsgpackReaderTest {

    @ParameterizedTest
    @CsvSource({
        "00, 0",
        "7f, 127",
        "cc05, 5",
        "cd0005, 5",
        "ce00000005, 5",
        "cf0000000000000005, 5",
        "d07f, 127",
        "d10085, 133",
        "d200000085, 133",
        "d30000000000000085, 133",
        "ff, -1",
        "d0ff, -1",
        "d3ffffffffffffffff, -1",
        "c0, 0"
    })
    void readsWholeNumbersInEveryForm(String hex, long expected) {
        assertThat(read(hex, MsgpackReader::readLong)).isEqualTo(new Decoded.Read<>(expected, hex.length() / 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a26f6b", "d9026f6b", "da00026f6b", "db000000026f6b", "c4026f6b", "c500026f6b", "c6000000026f6b"
            })
    void readsTextInOldAndNewForms(String hex) {
        assertThat(read(hex, MsgpackReader::readString)).isEqualTo(new Decoded.Read<>("ok", hex.length() / 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a200ff", "c40200ff", "9200ccff", "d50700ff", "c7020700ff", "c800020700ff", "c9000000020700ff"})
    void readsBytesInEveryForm(String hex) {
        assertThat(read(hex, MsgpackReader::readBytes))
                .isEqualTo(new Decoded.Read<>(Bytes.ofHex("00ff"), hex.length() / 2));
    }

    @ParameterizedTest
    @CsvSource({
        "cb3ff8000000000000, 1.5",
        "ca3fc00000, 1.5",
        "03, 3",
        "cfffffffffffffffff, 1.8446744073709552E19",
        "c0, 0"
    })
    void readsNumbersWithAFractionAndWholeOnesForThem(String hex, double expected) {
        assertThat(read(hex, MsgpackReader::readDouble)).isEqualTo(new Decoded.Read<>(expected, hex.length() / 2));
    }

    @ParameterizedTest
    @CsvSource({"c2, false", "c3, true", "00, false", "01, true", "c0, false"})
    void readsZeroAndOneAsTruths(String hex, boolean expected) {
        assertThat(read(hex, MsgpackReader::readBoolean)).isEqualTo(new Decoded.Read<>(expected, 1));
    }

    @Test
    void refusesNumbersThatTheFieldCannotHold() {
        assertThat(fault("cf8000000000000000", MsgpackReader::readLong)).isEqualTo(MsgpackFault.NUMBER_OUT_OF_RANGE);
        assertThat(fault("ff", MsgpackReader::readUnsigned)).isEqualTo(MsgpackFault.NUMBER_OUT_OF_RANGE);
        assertThat(fault("ce80000000", MsgpackReader::readInt)).isEqualTo(MsgpackFault.NUMBER_OUT_OF_RANGE);
        assertThat(fault("cd0100", reader -> reader.readLong(0, 255))).isEqualTo(MsgpackFault.NUMBER_OUT_OF_RANGE);
    }

    @Test
    void refusesValuesOfAnotherType() {
        assertThat(fault("cb3ff8000000000000", MsgpackReader::readLong)).isEqualTo(MsgpackFault.WRONG_TYPE);
        assertThat(fault("01", MsgpackReader::readString)).isEqualTo(MsgpackFault.WRONG_TYPE);
        assertThat(fault("a0", MsgpackReader::readMapHeader)).isEqualTo(MsgpackFault.WRONG_TYPE);
        assertThat(fault("80", MsgpackReader::readArrayHeader)).isEqualTo(MsgpackFault.WRONG_TYPE);
        assertThat(fault("02", MsgpackReader::readBoolean)).isEqualTo(MsgpackFault.WRONG_TYPE);
        assertThat(fault("c1", Value::read)).isEqualTo(MsgpackFault.UNUSED_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dbffffffff",
                "ddffffffff",
                "df7fffffff",
                "dfffffffff00",
                "c6ffffffff",
                "c9ffffffff00",
                "a261",
                "cd00",
                ""
            })
    void refusesLengthsBeyondTheBytesThatAreThere(String hex) {
        assertThat(fault(hex, Value::read)).isEqualTo(MsgpackFault.TRUNCATED);
        assertThat(fault(hex, MsgpackReader::readEncoded)).isEqualTo(MsgpackFault.TRUNCATED);
    }

    @Test
    void refusesDeepNestingWhereItBuildsAndSkipsIt() {
        var deepest = "91".repeat(MsgpackReader.DEPTH_LIMIT) + "00";
        var tooDeep = "91" + deepest;

        assertThat(read(deepest, Value::read)).isInstanceOf(Decoded.Read.class);
        assertThat(fault(tooDeep, Value::read)).isEqualTo(MsgpackFault.TOO_DEEP);
        assertThat(read(tooDeep, MsgpackReader::readEncoded))
                .isEqualTo(new Decoded.Read<>(Bytes.ofHex(tooDeep), tooDeep.length() / 2));
    }

    @Test
    void handsOutByteStringsAsSlices() {
        var source = Bytes.ofHex("a3010203");

        var decoded = Msgpack.decode(source, MsgpackReader::readBytes);

        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Read.class,
                        read -> assertThat(((Bytes) read.value()).array()).isSameAs(source.array()));
    }

    @Test
    void readsTheValuesInsideAByteString() {
        var writer = new MsgpackWriter();
        writer.writeWrapped(() -> {
            writer.writeString("service-defaults");
            writer.writeLong(7);
        });

        var decoded = Msgpack.decodeAll(writer.written(), reader -> {
            var inner = reader.readWrapped();
            return inner.readString() + inner.readLong();
        });

        assertThat(writer.written().hex()).startsWith("b2");
        assertThat(decoded).isEqualTo(new Decoded.Read<>("service-defaults7", 19));
    }

    @Test
    void refusesWhatFollowsTheOnlyValue() {
        assertThat(Msgpack.decodeAll(Bytes.ofHex("0000"), MsgpackReader::readLong))
                .isEqualTo(new Decoded.Malformed<>(MsgpackFault.TRAILING_BYTES, 1));
    }

    private static <T> Decoded<T> read(String hex, Msgpack.Decoder<T> decoder) {
        return Msgpack.decode(Bytes.ofHex(hex), decoder);
    }

    private static <T> MsgpackFault fault(String hex, Msgpack.Decoder<T> decoder) {
        return switch (read(hex, decoder)) {
            case Decoded.Malformed<T> malformed -> malformed.fault();
            case Decoded.Read<T> read -> throw new AssertionError("expected a refusal, but read " + read);
        };
    }
}
