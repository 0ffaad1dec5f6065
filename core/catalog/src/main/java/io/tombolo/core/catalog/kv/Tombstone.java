package io.tombolo.core.catalog.kv;

import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Lookup;
import io.tombolo.core.catalog.store.Table;
import java.util.List;

/// That a key, or all keys with a prefix, were deleted.
///
/// @param key       the key, or the prefix
/// @param index     where in the log the last deletion of either kind stands
/// @param treeIndex where the last deletion of all keys with this prefix stands; 0 if there was none
record Tombstone(String key, long index, long treeIndex) {

    static final Lookup<Tombstone> BY_AGE = new Lookup<>("age", stone -> List.of(Key.number(stone.index())));

    static final Table<Tombstone> TABLE = Table.of("tombstones", Tombstone.class, stone -> Key.raw(stone.key()))
            .with(BY_AGE);
}
