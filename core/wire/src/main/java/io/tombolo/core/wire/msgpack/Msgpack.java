package io.tombolo.core.wire.msgpack;

import io.tombolo.core.wire.Bytes;

/// The edge of the package: runs decoders over strangers' bytes and answers with a sealed result.
public final class Msgpack {

    private Msgpack() {}

    /// Reads one thing from a reader, or throws what is wrong with the bytes.
    ///
    /// @param <T> the thing
    @FunctionalInterface
    public interface Decoder<T> {
        /// Reads it.
        T read(MsgpackReader reader) throws MalformedMsgpack;
    }

    /// Decodes what stands at the beginning of the bytes. More may follow: [Decoded.Read#length()] says where.
    ///
    /// Values handed out may be slices of the bytes.
    public static <T> Decoded<T> decode(Bytes bytes, Decoder<T> decoder) {
        var reader = new MsgpackReader(bytes);
        try {
            T value = decoder.read(reader);
            return new Decoded.Read<>(value, reader.offset());
        } catch (MalformedMsgpack malformed) {
            return new Decoded.Malformed<>(malformed.fault(), malformed.offset());
        }
    }

    /// Decodes bytes that have to be one thing and nothing more.
    public static <T> Decoded<T> decodeAll(Bytes bytes, Decoder<T> decoder) {
        return decode(bytes, reader -> {
            T value = decoder.read(reader);
            reader.requireEnd();
            return value;
        });
    }
}
