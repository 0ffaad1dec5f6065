package io.tombolo.core.catalog.store;

import java.util.List;
import java.util.function.Function;

/// A second way to find the records of a table.
///
/// @param name what it is by, for messages
/// @param keys under which keys a record is found: none, one or several; others may be found under them too
/// @param <R>  the records
public record Lookup<R extends Record>(String name, Function<R, List<byte[]>> keys) {}
