package io.tombolo.core.catalog.store;

import io.tombolo.core.catalog.radix.RadixEdit;
import io.tombolo.core.catalog.radix.RadixTree;
import io.tombolo.core.catalog.radix.Watch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One table in the middle of a change: its rows and all ways of finding them, kept in step.
final class TableEdit<R extends Record> {

    private final Table<R> table;
    private final RadixEdit<Record> rows;
    private final List<RadixEdit<Record>> lookups;

    TableEdit(Table<R> table, TableImage image) {
        this.table = table;
        this.rows = image.rows().edit();
        this.lookups = image.lookups().stream().map(RadixTree::edit).toList();
    }

    Optional<Record> get(byte[] key) {
        return rows.get(key);
    }

    Iterable<Record> scan(byte[] prefix) {
        return rows.scan(prefix);
    }

    Iterable<Record> scan(int lookup, byte[] prefix) {
        return lookups.get(lookup).scan(prefix);
    }

    void put(Record record) {
        R row = table.cast(record);
        byte[] key = table.keyOf(row);
        Optional<R> replaced = rows.put(key, row).map(table::cast);
        for (int i = 0; i < lookups.size(); i++) {
            var keysOf = table.lookups().get(i).keys();
            List<byte[]> wanted = keysOf.apply(row);
            if (replaced.isPresent()) {
                for (byte[] old : keysOf.apply(replaced.get())) {
                    if (wanted.stream().noneMatch(one -> Arrays.equals(one, old))) {
                        lookups.get(i).remove(Key.joined(old, key));
                    }
                }
            }
            for (byte[] one : wanted) {
                lookups.get(i).put(Key.joined(one, key), row);
            }
        }
    }

    boolean remove(byte[] key) {
        Optional<R> removed = rows.remove(key).map(table::cast);
        removed.ifPresent(row -> forget(key, row));
        return removed.isPresent();
    }

    int removeAll(byte[] prefix) {
        if (!lookups.isEmpty()) {
            rows.scan(prefix).forEach(record -> {
                R row = table.cast(record);
                forget(table.keyOf(row), row);
            });
        }
        return rows.removePrefix(prefix);
    }

    private void forget(byte[] key, R row) {
        for (int i = 0; i < lookups.size(); i++) {
            for (byte[] one : table.lookups().get(i).keys().apply(row)) {
                lookups.get(i).remove(Key.joined(one, key));
            }
        }
    }

    TableImage commit() {
        return new TableImage(
                rows.commit(), lookups.stream().map(RadixEdit::commit).toList());
    }

    Stream<Watch> fired() {
        return Stream.concat(rows.fired().stream(), lookups.stream().flatMap(edit -> edit.fired().stream()));
    }
}
