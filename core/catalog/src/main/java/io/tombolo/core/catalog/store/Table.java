package io.tombolo.core.catalog.store;

import io.tombolo.core.wire.binding.RecordCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// How one kind of record is kept: the declaration, not the data. Compared by identity.
///
/// @param <R> the records
public final class Table<R extends Record> {

    private final String name;
    private final Class<R> type;
    private final Function<R, byte[]> key;
    private final List<Lookup<R>> lookups;
    private final RecordCodec<R> codec;

    private Table(String name, Class<R> type, Function<R, byte[]> key, List<Lookup<R>> lookups) {
        this.name = name;
        this.type = type;
        this.key = key;
        this.lookups = List.copyOf(lookups);
        this.codec = RecordCodec.of(type);
    }

    /// A table of records that are found by their key, and by nothing else.
    ///
    /// @param name its name in snapshots, which never changes
    /// @param key  from a record to its key, which no other record has
    public static <R extends Record> Table<R> of(String name, Class<R> type, Function<R, byte[]> key) {
        return new Table<>(name, type, key, List.of());
    }

    /// The same table with a second way to find a record.
    public Table<R> with(Lookup<R> lookup) {
        var more = new ArrayList<>(lookups);
        more.add(lookup);
        return new Table<>(name, type, key, more);
    }

    /// Its name in snapshots.
    public String name() {
        return name;
    }

    /// How its records are written into snapshots.
    public RecordCodec<R> codec() {
        return codec;
    }

    byte[] keyOf(R row) {
        return key.apply(row);
    }

    List<Lookup<R>> lookups() {
        return lookups;
    }

    /// Where a way of finding records stands among those of this table.
    ///
    /// @throws IllegalStateException if it belongs to another table
    int place(Lookup<R> lookup) {
        int place = lookups.indexOf(lookup);
        if (place < 0) {
            throw new IllegalStateException("table %s is not found by %s".formatted(name, lookup.name()));
        }
        return place;
    }

    R cast(Object row) {
        return type.cast(row);
    }

    @Override
    public String toString() {
        return "Table[" + name + "]";
    }
}
