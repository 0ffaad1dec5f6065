package io.tombolo.runtime.config.tree;

/// What became of the text of one source.
public sealed interface Parsed {

    /// The text is well formed.
    record Tree(Value.Entries root) implements Parsed {}

    /// The text is not; nothing of it is used.
    record Broken(Violation violation) implements Parsed {}
}
