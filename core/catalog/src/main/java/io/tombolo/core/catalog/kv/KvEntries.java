package io.tombolo.core.catalog.kv;

import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Lookup;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.catalog.store.Reading;
import io.tombolo.core.catalog.store.Table;
import io.tombolo.core.catalog.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of keys and values, and how commands change it.
public final class KvEntries {

    static final String INDEX = "kvs";
    static final String TOMBSTONE_INDEX = "tombstones";
    static final String COLLECTED_INDEX = "kvs-collected";

    private static final Lookup<DirEntry> BY_SESSION =
            new Lookup<>("session", entry -> entry.isLocked() ? List.of(Key.folded(entry.session())) : List.of());

    static final Table<DirEntry> TABLE =
            Table.of("kvs", DirEntry.class, entry -> Key.raw(entry.key())).with(BY_SESSION);

    /// The tables of this package.
    public static final List<Table<?>> TABLES = List.of(TABLE, Tombstone.TABLE);

    private KvEntries() {}

    /// Does what a command says.
    public static Outcome apply(Transaction transaction, KvCommand command) {
        return switch (command) {
            case KvCommand.Set(var entry) when entry.key().isEmpty() -> emptyKey();
            case KvCommand.CheckAndSet(var entry, var index) when entry.key().isEmpty() -> emptyKey();
            case KvCommand.Delete(var key) when key.isEmpty() -> emptyKey();
            case KvCommand.CheckAndDelete(var key, var index) when key.isEmpty() -> emptyKey();
            case KvCommand.Set(var entry) -> set(transaction, entry);
            case KvCommand.CheckAndSet(var entry, var index) -> checkAndSet(transaction, entry, index);
            case KvCommand.Delete(var key) -> {
                delete(transaction, key);
                yield Outcome.DONE;
            }
            case KvCommand.CheckAndDelete(var key, var index) -> checkAndDelete(transaction, key, index);
            case KvCommand.DeleteTree(var prefix) -> deleteTree(transaction, prefix);
            case KvCommand.CollectTombstones(var upTo) -> collect(transaction, upTo);
        };
    }

    private static Outcome emptyKey() {
        return new Outcome.Refused(new KvRefusal.EmptyKey());
    }

    /// The entry under a key.
    public static Optional<DirEntry> find(Reading reading, String key) {
        return reading.get(TABLE, Key.raw(key));
    }

    /// The entries that a session holds.
    public static List<DirEntry> heldBy(Reading reading, String session) {
        var held = new ArrayList<DirEntry>();
        reading.scan(TABLE, BY_SESSION, Key.folded(session)).forEach(held::add);
        return held;
    }

    private static Outcome set(Transaction transaction, DirEntry entry) {
        var existing = find(transaction, entry.key());
        // The lock of the key and its count are not the writer's to change.
        put(
                transaction,
                entry.heldBy(
                        existing.map(DirEntry::session).orElse(""),
                        existing.map(DirEntry::lockIndex).orElse(0L)));
        return Outcome.DONE;
    }

    /// Puts an entry with the session and lock index that stand in it. If that changes nothing, it keeps its
    /// index.
    public static void put(Transaction transaction, DirEntry entry) {
        var existing = find(transaction, entry.key());
        if (existing.filter(entry::isSame).isPresent()) {
            return;
        }
        RaftIndex raft = existing.map(old -> old.raft().changedAt(transaction.index()))
                .orElseGet(() -> RaftIndex.at(transaction.index()));
        transaction.put(TABLE, entry.compact().stored(raft));
        transaction.touch(INDEX);
    }

    private static Outcome checkAndSet(Transaction transaction, DirEntry entry, long index) {
        long current = find(transaction, entry.key())
                .map(existing -> existing.raft().modifyIndex())
                .orElse(0L);
        if (current != index) {
            return Outcome.of(false);
        }
        set(transaction, entry);
        return Outcome.of(true);
    }

    /// Removes a key, if it is there, and remembers when.
    public static void delete(Transaction transaction, String key) {
        if (transaction.remove(TABLE, Key.raw(key))) {
            long treeIndex = transaction
                    .get(Tombstone.TABLE, Key.raw(key))
                    .map(Tombstone::treeIndex)
                    .orElse(0L);
            bury(transaction, new Tombstone(key, transaction.index(), treeIndex));
        }
    }

    private static Outcome checkAndDelete(Transaction transaction, String key, long index) {
        var existing = find(transaction, key);
        if (existing.isPresent() && existing.get().raft().modifyIndex() != index) {
            return Outcome.of(false);
        }
        delete(transaction, key);
        return Outcome.of(true);
    }

    private static Outcome deleteTree(Transaction transaction, String prefix) {
        if (transaction.removeAll(TABLE, Key.raw(prefix)) > 0) {
            bury(transaction, new Tombstone(prefix, transaction.index(), transaction.index()));
        }
        return Outcome.DONE;
    }

    private static void bury(Transaction transaction, Tombstone stone) {
        transaction.put(Tombstone.TABLE, stone);
        transaction.touch(TOMBSTONE_INDEX);
        transaction.touch(INDEX);
    }

    private static Outcome collect(Transaction transaction, long upTo) {
        var old = new ArrayList<Tombstone>();
        for (Tombstone stone : transaction.scan(Tombstone.TABLE, Tombstone.BY_AGE, Key.ALL)) {
            if (stone.index() > upTo) {
                break;
            }
            old.add(stone);
        }
        if (!old.isEmpty()) {
            old.forEach(stone -> transaction.remove(Tombstone.TABLE, Key.raw(stone.key())));
            transaction.touchAt(COLLECTED_INDEX, old.getLast().index());
        }
        return Outcome.DONE;
    }
}
