package io.tombolo.core.catalog.node;

import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Lookup;
import io.tombolo.core.catalog.store.Reading;
import io.tombolo.core.catalog.store.Table;
import io.tombolo.core.catalog.store.Transaction;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The table of nodes.
public final class Nodes {

    /// The name of the table in the index table.
    public static final String INDEX = "nodes";

    /// Characters from which on a name that no node has is tried as the beginning of an ID.
    private static final int SHORTEST_ID_PREFIX = 2;

    private static final Lookup<Node> BY_ID =
            new Lookup<>("id", node -> node.id().isEmpty() ? List.of() : List.of(Key.folded(node.id())));

    /// Nodes by name.
    public static final Table<Node> TABLE =
            Table.of("nodes", Node.class, node -> Key.folded(node.node())).with(BY_ID);

    private Nodes() {}

    /// The node of a name, in any case.
    public static Optional<Node> find(Reading reading, String name) {
        return reading.get(TABLE, Key.folded(name));
    }

    /// The node of an ID.
    public static Optional<Node> findById(Reading reading, String id) {
        return first(reading.scan(TABLE, BY_ID, Key.folded(id)).iterator());
    }

    /// The node of a name or, if there is none, the only one whose ID begins with that.
    public static Optional<Node> findByNameOrId(Reading reading, String nameOrId) {
        Optional<Node> named = find(reading, nameOrId);
        if (named.isPresent() || nameOrId.length() < SHORTEST_ID_PREFIX) {
            return named;
        }
        byte[] whole = Key.folded(nameOrId);
        byte[] prefix = Arrays.copyOf(whole, whole.length - 1);
        Iterator<Node> found = reading.scan(TABLE, BY_ID, prefix).iterator();
        Optional<Node> only = first(found);
        return found.hasNext() ? Optional.empty() : only;
    }

    /// Puts a node, at the index of the transaction.
    public static void put(Transaction transaction, Node node) {
        transaction.put(TABLE, node);
        transaction.touch(INDEX);
    }

    /// Removes a node and nothing of what it carries.
    public static void remove(Transaction transaction, String name) {
        if (transaction.remove(TABLE, Key.folded(name))) {
            transaction.touch(INDEX);
        }
    }

    private static Optional<Node> first(Iterator<Node> nodes) {
        return nodes.hasNext() ? Optional.of(nodes.next()) : Optional.empty();
    }
}
