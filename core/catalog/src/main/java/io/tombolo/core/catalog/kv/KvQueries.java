package io.tombolo.core.catalog.kv;

import io.tombolo.core.catalog.store.Answer;
import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads keys and values. Source: HTTP sheet 1.5 and 3.2.
public final class KvQueries {

    private KvQueries() {}

    /// One key.
    public static Answer<Optional<DirEntry>> get(Store store, String key) {
        Optional<DirEntry> entry = KvEntries.find(store, key);
        long index = entry.map(found -> found.raft().modifyIndex()).orElseGet(() -> tableIndex(store));
        return new Answer<>(index, entry, List.of(store.watch(KvEntries.TABLE, Key.raw(key))));
    }

    /// The entries whose keys begin with a prefix, in the order of their keys.
    public static Answer<List<DirEntry>> list(Store store, String prefix) {
        var entries = new ArrayList<DirEntry>();
        long greatest = 0;
        for (DirEntry entry : store.scan(KvEntries.TABLE, Key.raw(prefix))) {
            entries.add(entry);
            greatest = Math.max(greatest, entry.raft().modifyIndex());
        }
        return new Answer<>(
                prefixIndex(store, prefix, greatest),
                List.copyOf(entries),
                List.of(store.watchPrefix(KvEntries.TABLE, Key.raw(prefix))));
    }

    /// The keys that begin with a prefix; where a separator follows the prefix, only what comes up to it,
    /// once.
    ///
    /// @param separator what ends a folder, `/` by custom; empty for whole keys
    public static Answer<List<String>> keys(Store store, String prefix, String separator) {
        return list(store, prefix).into(entries -> fold(entries, prefix, separator));
    }

    /// The index of the last deletion whose trace is still there; 0 if there is none.
    public static long lastDeletion(Store store) {
        return store.index(KvEntries.TOMBSTONE_INDEX);
    }

    private static List<String> fold(List<DirEntry> entries, String prefix, String separator) {
        var keys = new ArrayList<String>();
        for (DirEntry entry : entries) {
            String key = entry.key();
            int end = separator.isEmpty() ? -1 : key.indexOf(separator, prefix.length());
            String folded = end < 0 ? key : key.substring(0, end + separator.length());
            if (keys.isEmpty() || !keys.getLast().equals(folded)) {
                keys.add(folded);
            }
        }
        return List.copyOf(keys);
    }

    private static long prefixIndex(Store store, String prefix, long ofEntries) {
        if (prefix.isEmpty()) {
            return tableIndex(store);
        }
        long greatest = ofEntries;
        for (Tombstone stone : store.scan(Tombstone.TABLE, Key.raw(prefix))) {
            greatest = Math.max(greatest, stone.index());
        }
        if (greatest == 0) {
            return tableIndex(store);
        }
        // A deleted tree may have begun above this prefix.
        for (Tombstone stone : store.along(Tombstone.TABLE, Key.raw(prefix))) {
            greatest = Math.max(greatest, stone.treeIndex());
        }
        return Math.max(greatest, store.index(KvEntries.COLLECTED_INDEX));
    }

    private static long tableIndex(Store store) {
        return store.greatestIndex(KvEntries.INDEX, KvEntries.TOMBSTONE_INDEX);
    }
}
