package io.tombolo.core.catalog.node;

import io.tombolo.core.catalog.store.Answer;
import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads nodes.
public final class NodeQueries {

    private NodeQueries() {}

    /// The nodes that have all these pairs in their metadata, by name.
    public static Answer<List<Node>> list(Store store, Map<String, String> meta) {
        var nodes = new ArrayList<Node>();
        for (Node node : store.scan(Nodes.TABLE, Key.ALL)) {
            if (node.hasMeta(meta)) {
                nodes.add(node);
            }
        }
        return new Answer<>(store.index(Nodes.INDEX), List.copyOf(nodes), List.of(store.watchIndex(Nodes.INDEX)));
    }
}
