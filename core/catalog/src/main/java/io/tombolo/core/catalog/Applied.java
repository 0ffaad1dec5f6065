package io.tombolo.core.catalog;

import io.tombolo.core.catalog.radix.Watch;
import io.tombolo.core.catalog.store.Outcome;
import java.util.List;

/// What applying one log entry came to.
///
/// @param state   the state after it
/// @param outcome the result for the one who asked
/// @param fired    watches on earlier states whose part has changed; empty if the command was refused
/// @param replaced whether another state was restored: then every watch counts as fired, and indexes begin anew
public record Applied(CatalogState state, Outcome outcome, List<Watch> fired, boolean replaced) {}
