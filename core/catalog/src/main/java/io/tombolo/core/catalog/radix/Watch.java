package io.tombolo.core.catalog.radix;

/// What a reader saw, as a token: fired when that part of the tree has changed.
///
/// Compared by identity and nothing else. An edit hands out the watches that it fired ([RadixEdit#fired()]);
/// whoever waits keeps a table from watch to waiter and looks each fired one up. A watch fires at most once:
/// read again, and wait for the new one.
///
/// What fires it beyond the part that was asked for is said at [RadixTree#watch(byte[])] and
/// [RadixTree#watchPrefix(byte[])].
public sealed interface Watch permits Node, Leaf {}
