package io.tombolo.core.catalog;

import java.time.Instant;

/// What stands in the log at one index.
///
/// @param time    what the leader's clock showed when it wrote the entry; lock delays count from it
/// @param command what to do
public record LogEntry(Instant time, CatalogCommand command) {}
