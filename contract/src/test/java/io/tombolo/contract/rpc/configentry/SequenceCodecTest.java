package io.tombolo.contract.rpc.configentry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.MsgpackFault;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import io.tombolo.core.wire.msgpack.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SequenceCodecTest {

    private static final QueryMeta META = QueryMeta.fromLeader(22);
    private static final ConfigEntry ROUTER = new ConfigEntry("service-router", Value.of("inside"));

    private static final WireCodec<IndexedGenericConfigEntries> GENERIC =
            WireCodec.of(IndexedGenericConfigEntries.class);
    private static final WireCodec<IndexedConfigEntries> INDEXED = WireCodec.of(IndexedConfigEntries.class);

    private static <T> void assertComesBack(Class<T> type, T value) {
        WireCodec<T> codec = WireCodec.of(type);
        Bytes bytes = codec.encode(value);
        assertThat(codec.decode(bytes)).isEqualTo(new Decoded.Read<>(value, bytes.length()));
    }

    private static Bytes wrapped(Consumer<MsgpackWriter> content) {
        var writer = new MsgpackWriter();
        writer.writeWrapped(() -> content.accept(writer));
        return Bytes.wrap(writer.toByteArray());
    }

    private static MsgpackFault fault(Decoded<?> decoded) {
        return switch (decoded) {
            case Decoded.Malformed<?> malformed -> malformed.fault();
            case Decoded.Read<?> read -> throw new AssertionError("was read: " + read.value());
        };
    }

    @Test
    void takesEveryFormThereAndBack() {
        assertComesBack(
                ConfigEntryRequest.class, new ConfigEntryRequest("dc1", "upsert", ROUTER, new WriteRequest("secret")));
        assertComesBack(ConfigEntryResponse.class, new ConfigEntryResponse(Optional.of(ROUTER), META));
        assertComesBack(ConfigEntryResponse.class, new ConfigEntryResponse(Optional.empty(), META));
        assertComesBack(
                IndexedConfigEntries.class,
                new IndexedConfigEntries("service-router", List.of(Value.of(1), Value.of(2)), META));
        assertComesBack(
                IndexedGenericConfigEntries.class, new IndexedGenericConfigEntries(List.of(ROUTER, ROUTER), META));
    }

    @Test
    void readsNilAsNothing() {
        assertThat(INDEXED.decode(Bytes.ofHex("c0"))).isEqualTo(new Decoded.Read<>(INDEXED.zero(), 1));
        assertThat(GENERIC.decode(Bytes.ofHex("c0"))).isEqualTo(new Decoded.Read<>(GENERIC.zero(), 1));
    }

    @Test
    void refusesACountThatTheEntriesDoNotBear() {
        Bytes tooMany = wrapped(writer -> writer.writeLong(Integer.MAX_VALUE));
        Bytes negative = wrapped(writer -> writer.writeLong(-1));
        Bytes another = wrapped(writer -> {
            writer.writeLong(2);
            writer.writeString("mesh");
            writer.writeMapHeader(0);
        });

        assertThat(fault(GENERIC.decode(tooMany))).isEqualTo(MsgpackFault.TRUNCATED);
        assertThat(fault(GENERIC.decode(negative))).isEqualTo(MsgpackFault.REFUSED);
        assertThat(fault(INDEXED.decode(another))).isEqualTo(MsgpackFault.REFUSED);
    }

    @Test
    void refusesWhatComesAfterTheSequence() {
        Bytes longer = wrapped(writer -> {
            writer.writeString("");
            writer.writeMapHeader(0);
            writer.writeNil();
        });

        assertThat(fault(WireCodec.of(ConfigEntryResponse.class).decode(longer)))
                .isEqualTo(MsgpackFault.TRAILING_BYTES);
    }
}
