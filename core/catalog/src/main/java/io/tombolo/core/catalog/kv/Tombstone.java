package io.tombolo.core.catalog.kv;

import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Lookup;
import io.tombolo.core.catalog.store.Table;
import java.util.List;

/// That a key, or all keys with a prefix, were deleted.
///
/// @param key   the key, or the prefix
/// @param index where in the log the deletion stands
record Tombstone(String key, long index) {

    static final Lookup<Tombstone> BY_AGE = new Lookup<>("age", stone -> List.of(Key.number(stone.index())));

    static final Table<Tombstone> TABLE = Table.of("tombstones", Tombstone.class, stone -> Key.raw(stone.key()))
            .with(BY_AGE);
}
