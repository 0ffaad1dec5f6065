package io.tombolo.core.wire.binding;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import io.tombolo.core.wire.msgpack.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;

/// The codecs of types that are one value on the wire.
record ScalarCodec<T>(T zero, BiConsumer<MsgpackWriter, T> writing, Msgpack.Decoder<T> reading)
        implements WireCodec<T> {

    static final WireCodec<Long> UNSIGNED =
            new ScalarCodec<>(0L, MsgpackWriter::writeUnsigned, MsgpackReader::readUnsigned);

    private static final Map<Class<?>, WireCodec<?>> BY_TYPE = Map.ofEntries(
            entry(String.class, "", MsgpackWriter::writeString, MsgpackReader::readString),
            entry(Boolean.class, false, MsgpackWriter::writeBoolean, MsgpackReader::readBoolean),
            entry(Integer.class, 0, (writer, number) -> writer.writeLong(number), MsgpackReader::readInt),
            entry(Long.class, 0L, MsgpackWriter::writeLong, MsgpackReader::readLong),
            entry(Float.class, 0f, MsgpackWriter::writeFloat, MsgpackReader::readFloat),
            entry(Double.class, 0d, MsgpackWriter::writeDouble, MsgpackReader::readDouble),
            entry(Value.class, Value.nil(), MsgpackWriter::writeValue, Value::read),
            entry(GoTime.class, GoTime.zero(), (writer, time) -> time.write(writer), GoTime::read),
            entry(
                    Instant.class,
                    GoTime.ZERO_INSTANT,
                    (writer, instant) -> GoTime.utc(instant).write(writer),
                    reader -> GoTime.read(reader).instant()),
            entry(
                    Duration.class,
                    Duration.ZERO,
                    (writer, duration) -> writer.writeLong(nanoseconds(duration)),
                    reader -> Duration.ofNanos(reader.readLong())));

    private static <T> Map.Entry<Class<?>, WireCodec<?>> entry(
            Class<T> type, T zero, BiConsumer<MsgpackWriter, T> writing, Msgpack.Decoder<T> reading) {
        return Map.entry(type, new ScalarCodec<>(zero, writing, reading));
    }

    /// The codec of byte strings, which know two ways of being empty.
    static WireCodec<Bytes> bytes(WireField.EmptyForm empty) {
        return new ScalarCodec<>(
                Bytes.EMPTY,
                (writer, bytes) -> {
                    if (bytes.isEmpty() && empty == WireField.EmptyForm.NIL) {
                        writer.writeNil();
                    } else {
                        writer.writeBytes(bytes);
                    }
                },
                MsgpackReader::readBytes);
    }

    static boolean knows(Class<?> type) {
        return BY_TYPE.containsKey(type);
    }

    static WireCodec<?> of(Class<?> type) {
        WireCodec<?> codec = BY_TYPE.get(type);
        if (codec == null) {
            throw new IllegalStateException("%s is no scalar of the wire".formatted(type));
        }
        return codec;
    }

    @Override
    public void write(MsgpackWriter writer, T value) {
        writing.accept(writer, value);
    }

    @Override
    public T read(MsgpackReader reader) throws MalformedMsgpack {
        return reading.read(reader);
    }

    private static long nanoseconds(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException beyondTheWire) {
            throw new IllegalStateException(
                    "a duration of %s does not fit the wire's 292 years".formatted(duration), beyondTheWire);
        }
    }
}
