package io.tombolo.core.catalog;

/// How far reading a snapshot has come.
public sealed interface Restoring {

    /// The next record is wanted.
    record More() implements Restoring {}

    /// That was the last one.
    record Complete(CatalogState state) implements Restoring {}

    /// The records are not a snapshot that can be read here; nothing of it is to be used.
    ///
    /// @param fault what is wrong, in words
    record Refused(String fault) implements Restoring {}
}
