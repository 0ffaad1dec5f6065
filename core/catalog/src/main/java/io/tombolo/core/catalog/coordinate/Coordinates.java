package io.tombolo.core.catalog.coordinate;

import io.tombolo.core.catalog.node.Nodes;
import io.tombolo.core.catalog.store.Answer;
import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.Store;
import io.tombolo.core.catalog.store.Table;
import io.tombolo.core.catalog.store.Transaction;
import java.util.ArrayList;
import java.util.List;

/// The table of coordinates: commands and queries.
public final class Coordinates {

    private static final String INDEX = "coordinates";

    /// Coordinates by node and segment.
    public static final Table<Coordinate> TABLE =
            Table.of("coordinates", Coordinate.class, row -> Key.folded(row.node(), row.segment()));

    private Coordinates() {}

    /// Does what a command says.
    public static Outcome apply(Transaction transaction, CoordinateCommand command) {
        return switch (command) {
            case CoordinateCommand.Update(var coordinates) -> {
                coordinates.stream()
                        .filter(row -> Nodes.find(transaction, row.node()).isPresent())
                        .forEach(row -> put(transaction, row));
                yield Outcome.DONE;
            }
        };
    }

    private static void put(Transaction transaction, Coordinate row) {
        transaction.put(TABLE, row);
        transaction.touch(INDEX);
    }

    /// Removes those of a node.
    public static void removeAllOf(Transaction transaction, String node) {
        if (transaction.removeAll(TABLE, Key.folded(node)) > 0) {
            transaction.touch(INDEX);
        }
    }

    /// All coordinates, by node.
    public static Answer<List<Coordinate>> list(Store store) {
        return new Answer<>(store.index(INDEX), below(store, Key.ALL), List.of(store.watchIndex(INDEX)));
    }

    /// The coordinates of a node, one for each segment.
    public static Answer<List<Coordinate>> ofNode(Store store, String node) {
        byte[] prefix = Key.folded(node);
        return new Answer<>(store.index(INDEX), below(store, prefix), List.of(store.watchPrefix(TABLE, prefix)));
    }

    private static List<Coordinate> below(Store store, byte[] prefix) {
        var rows = new ArrayList<Coordinate>();
        store.scan(TABLE, prefix).forEach(rows::add);
        return List.copyOf(rows);
    }
}
