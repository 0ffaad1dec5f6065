package io.tombolo.catalogservice.log;

/// A command that will never be lost.
///
/// @param index  its place in the log
/// @param answer what applying it came to
public record Committed<A>(long index, A answer) {}
