package io.tombolo.core.wire.binding;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.msgpack.MalformedMsgpack;
import io.tombolo.core.wire.msgpack.Msgpack;
import io.tombolo.core.wire.msgpack.MsgpackReader;
import io.tombolo.core.wire.msgpack.MsgpackWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes and reads the values of one type. Without state: one codec serves all threads.
///
/// @param <T> the type
public interface WireCodec<T> {

    /// Writes one value.
    void write(MsgpackWriter writer, T value);

    /// Reads one value; `nil` reads as [#zero()].
    T read(MsgpackReader reader) throws MalformedMsgpack;

    /// What stands for a field that is missing or `nil`.
    T zero();

    /// The codec of a record, of a type marked [EncodedBy], or of a scalar of the package's table.
    ///
    /// @throws IllegalStateException if the type, or one that it uses, cannot go over the wire: a bug in its
    /// declaration
    static <T> WireCodec<T> of(Class<T> type) {
        return Codecs.of(type);
    }

    /// The codec of lists, for results that are nothing but a list; an empty one is written as such.
    static <T> WireCodec<List<T>> listOf(WireCodec<T> element) {
        return new ListCodec<>(element, WireField.EmptyForm.EMPTY);
    }

    /// The codec of maps, for results that are nothing but a map; an empty one is written as such.
    static <K, V> WireCodec<Map<K, V>> mapOf(WireCodec<K> key, WireCodec<V> value) {
        return new MapCodec<>(key, value, WireField.EmptyForm.EMPTY);
    }

    /// The codec of values that may be `nil`.
    static <T> WireCodec<Optional<T>> optional(WireCodec<T> value) {
        return new OptionalCodec<>(value);
    }

    /// The bytes of one value, in an array of their own.
    default Bytes encode(T value) {
        var writer = new MsgpackWriter();
        write(writer, value);
        return Bytes.wrap(writer.toByteArray());
    }

    /// Reads bytes that have to be one value and nothing more. What it holds may be slices of the bytes.
    default Decoded<T> decode(Bytes bytes) {
        return Msgpack.decodeAll(bytes, this::read);
    }
}
