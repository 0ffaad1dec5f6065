package io.tombolo.core.gossip.codec;

/// What came of decoding a payload.
///
/// @param <T> what was asked for
public sealed interface Decoded<T> {

    /// The bytes were that.
    record Value<T>(T value) implements Decoded<T> {}

    /// The bytes were not that.
    record Refused<T>(Malformed malformed) implements Decoded<T> {}

    /// Says that bytes were not what was asked for.
    static <T> Decoded<T> refused(Flaw flaw, String detail) {
        return new Refused<>(new Malformed(flaw, detail));
    }
}
