package io.tombolo.core.catalog.store;

import io.tombolo.core.catalog.radix.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One command's changes, not yet visible to anyone else. For one thread.
///
/// Dropping it without [#commit()] undoes everything. While an iterator over a table is in use, that table
/// must not be changed: collect first.
public final class Transaction implements Reading {

    private final Store base;
    private final long index;
    private final Instant time;
    private final Map<Table<?>, TableEdit<?>> edits = new LinkedHashMap<>();

    Transaction(Store base, long index, Instant time) {
        this.base = base;
        this.index = index;
        this.time = time;
    }

    /// What a transaction has made.
    ///
    /// @param store the new version
    /// @param fired watches on older versions whose part has changed
    public record Commit(Store store, List<Watch> fired) {}

    /// Where in the log the command stands: the index of everything that it changes.
    public long index() {
        return index;
    }

    /// What the leader's clock showed when it wrote the command.
    public Instant time() {
        return time;
    }

    @Override
    public <R extends Record> Optional<R> get(Table<R> table, byte[] key) {
        TableEdit<?> edit = edits.get(table);
        return edit == null ? base.get(table, key) : edit.get(key).map(table::cast);
    }

    @Override
    public <R extends Record> Iterable<R> scan(Table<R> table, byte[] prefix) {
        TableEdit<?> edit = edits.get(table);
        return edit == null ? base.scan(table, prefix) : TableImage.typed(table, edit.scan(prefix));
    }

    @Override
    public <R extends Record> Iterable<R> scan(Table<R> table, Lookup<R> lookup, byte[] prefix) {
        TableEdit<?> edit = edits.get(table);
        return edit == null
                ? base.scan(table, lookup, prefix)
                : TableImage.typed(table, edit.scan(table.place(lookup), prefix));
    }

    @Override
    public long index(String name) {
        return get(TableIndex.TABLE, Key.exact(name)).map(TableIndex::index).orElse(0L);
    }

    /// Puts a record in the place of one with the same key.
    public <R extends Record> void put(Table<R> table, R row) {
        edit(table).put(row);
    }

    /// Removes a record.
    ///
    /// @return whether there was one
    public boolean remove(Table<?> table, byte[] key) {
        return edit(table).remove(key);
    }

    /// Removes the records whose keys begin with a prefix.
    ///
    /// @return how many there were
    public int removeAll(Table<?> table, byte[] prefix) {
        return edit(table).removeAll(prefix);
    }

    /// Notes in the index table that something has changed now.
    public void touch(String name) {
        put(TableIndex.TABLE, new TableIndex(name, index));
    }

    /// Notes in the index table that something has changed at an earlier index than this one.
    public void touchAt(String name, long earlier) {
        put(TableIndex.TABLE, new TableIndex(name, earlier));
    }

    /// Takes a name out of the index table.
    public void forget(String name) {
        remove(TableIndex.TABLE, Key.exact(name));
    }

    /// The new version, and what to tell those who wait.
    public Commit commit() {
        var images = new LinkedHashMap<Table<?>, TableImage>();
        var fired = new ArrayList<Watch>();
        edits.forEach((table, edit) -> {
            images.put(table, edit.commit());
            edit.fired().forEach(fired::add);
        });
        return new Commit(base.with(images), List.copyOf(fired));
    }

    private TableEdit<?> edit(Table<?> table) {
        return edits.computeIfAbsent(table, one -> new TableEdit<>(one, base.image(one)));
    }
}
