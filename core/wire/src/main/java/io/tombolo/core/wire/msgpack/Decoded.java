package io.tombolo.core.wire.msgpack;

/// What came of decoding bytes.
///
/// @param <T> what was asked for
public sealed interface Decoded<T> {

    /// The bytes were that.
    ///
    /// @param value  what they say
    /// @param length how many of the bytes it took; others may follow
    record Read<T>(T value, int length) implements Decoded<T> {}

    /// The bytes were not that.
    ///
    /// @param fault  what is wrong
    /// @param offset where in the bytes
    record Malformed<T>(MsgpackFault fault, int offset) implements Decoded<T> {}
}
