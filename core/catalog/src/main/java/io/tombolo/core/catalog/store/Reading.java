package io.tombolo.core.catalog.store;

import java.util.Optional;

/// Looking things up, in a finished version or in the middle of a change.
public sealed interface Reading permits Store, Transaction {

    /// The record under a key.
    <R extends Record> Optional<R> get(Table<R> table, byte[] key);

    /// The records whose keys begin with a prefix, in the order of their keys.
    <R extends Record> Iterable<R> scan(Table<R> table, byte[] prefix);

    /// The records that are found under keys beginning with a prefix, in the order of those keys and then of
    /// their own.
    <R extends Record> Iterable<R> scan(Table<R> table, Lookup<R> lookup, byte[] prefix);

    /// The log index of the last change of a name in the index table; 0 if there was none.
    long index(String name);

    /// The greatest of the indexes of several names; 0 if none of them ever changed.
    default long greatestIndex(String... names) {
        long greatest = 0;
        for (String name : names) {
            greatest = Math.max(greatest, index(name));
        }
        return greatest;
    }
}
