package io.tombolo.core.registration.definition;

/// What became of reading a definition.
///
/// @param <T> of what
public sealed interface Definition<T> {

    /// It can be registered, as far as it says itself.
    record Read<T>(T value) implements Definition<T> {}

    /// It is wrong in itself.
    ///
    /// @param text for its writer, in the original's words
    record Refused<T>(String text) implements Definition<T> {}
}
