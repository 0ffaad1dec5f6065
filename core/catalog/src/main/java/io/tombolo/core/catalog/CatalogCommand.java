package io.tombolo.core.catalog;

import io.tombolo.core.catalog.kv.KvCommand;

/// One change of the catalog, as the leader decided it: a case for each group of tables.
///
/// Times, identifiers and random numbers in it were chosen by the leader, so that every server comes to the
/// same state.
public sealed interface CatalogCommand {

    /// Keys and values.
    record Kv(KvCommand command) implements CatalogCommand {}
}
