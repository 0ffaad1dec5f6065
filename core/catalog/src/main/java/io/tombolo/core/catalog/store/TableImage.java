package io.tombolo.core.catalog.store;

import io.tombolo.core.catalog.radix.RadixTree;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// The data of one table at one moment.
///
/// @param rows    records by key
/// @param lookups records by the other ways of finding them, each under its key there followed by its own
record TableImage(RadixTree<Record> rows, List<RadixTree<Record>> lookups) {

    static TableImage empty(Table<?> table) {
        RadixTree<Record> none = RadixTree.empty(Record.class);
        return new TableImage(
                none, Stream.generate(() -> none).limit(table.lookups().size()).toList());
    }

    /// Rows as what their table says they are.
    static <R extends Record> Iterable<R> typed(Table<R> table, Iterable<Record> rows) {
        return () -> {
            Iterator<Record> iterator = rows.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return iterator.hasNext();
                }

                @Override
                public R next() {
                    return table.cast(iterator.next());
                }
            };
        };
    }
}
