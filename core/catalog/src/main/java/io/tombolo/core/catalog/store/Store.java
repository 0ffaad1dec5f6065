package io.tombolo.core.catalog.store;

import io.tombolo.core.catalog.radix.Watch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All tables at one moment. Never changes; all threads may read it.
public final class Store implements Reading {

    private final Map<Table<?>, TableImage> images;

    Store(Map<Table<?>, TableImage> images) {
        this.images = images;
    }

    /// A store with these tables, all of them empty. The index table comes with it.
    public static Store of(List<Table<?>> tables) {
        var images = new LinkedHashMap<Table<?>, TableImage>();
        images.put(TableIndex.TABLE, TableImage.empty(TableIndex.TABLE));
        tables.forEach(table -> images.put(table, TableImage.empty(table)));
        return new Store(images);
    }

    /// The tables, the index table among them, always in the same order.
    public List<Table<?>> tables() {
        return List.copyOf(images.keySet());
    }

    /// How many records a table has.
    public int size(Table<?> table) {
        return image(table).rows().size();
    }

    @Override
    public <R extends Record> Optional<R> get(Table<R> table, byte[] key) {
        return image(table).rows().get(key).map(table::cast);
    }

    @Override
    public <R extends Record> Iterable<R> scan(Table<R> table, byte[] prefix) {
        return TableImage.typed(table, image(table).rows().scan(prefix));
    }

    @Override
    public <R extends Record> Iterable<R> scan(Table<R> table, Lookup<R> lookup, byte[] prefix) {
        return TableImage.typed(
                table, image(table).lookups().get(table.place(lookup)).scan(prefix));
    }

    /// The records whose keys `key` begins with, the shortest key first.
    public <R extends Record> List<R> along(Table<R> table, byte[] key) {
        return image(table).rows().along(key).stream().map(table::cast).toList();
    }

    @Override
    public long index(String name) {
        return get(TableIndex.TABLE, Key.exact(name)).map(TableIndex::index).orElse(0L);
    }

    /// A watch on one record.
    public Watch watch(Table<?> table, byte[] key) {
        return image(table).rows().watch(key);
    }

    /// A watch on all records whose keys begin with a prefix.
    public Watch watchPrefix(Table<?> table, byte[] prefix) {
        return image(table).rows().watchPrefix(prefix);
    }

    /// A watch on a name in the index table.
    public Watch watchIndex(String name) {
        return watch(TableIndex.TABLE, Key.exact(name));
    }

    /// Begins a change.
    ///
    /// @param index where in the log the command stands
    /// @param time  what the leader's clock showed when it wrote the command
    public Transaction begin(long index, Instant time) {
        return new Transaction(this, index, time);
    }

    /// The store with other data for some tables.
    Store with(Map<Table<?>, TableImage> changed) {
        var all = new LinkedHashMap<>(images);
        all.putAll(changed);
        return new Store(all);
    }

    TableImage image(Table<?> table) {
        TableImage image = images.get(table);
        if (image == null) {
            throw new IllegalStateException("%s is not a table of this store: %s".formatted(table, images.keySet()));
        }
        return image;
    }
}
