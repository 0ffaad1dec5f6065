package io.tombolo.core.catalog.node;

import io.tombolo.core.catalog.filter.Selectors;

/// What filters can name of nodes. Source: HTTP sheet 1.9, "catalog/nodes".
public final class NodeSelectors {

    /// Of a node.
    public static final Selectors<Node> NODE = Selectors.<Node>of()
            .text("ID", Node::id)
            .text("Node", Node::node)
            .text("Address", Node::address)
            .text("Datacenter", Node::datacenter)
            .textMap("TaggedAddresses", Node::taggedAddresses)
            .textMap("Meta", Node::meta);

    private NodeSelectors() {}
}
