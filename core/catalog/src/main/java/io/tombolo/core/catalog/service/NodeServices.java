package io.tombolo.core.catalog.service;

import io.tombolo.core.catalog.node.Node;
import java.util.List;
import java.util.Optional;

/// A node and what runs on it, by ID. Source: RPC sheet 16, "NodeServiceList".
///
/// @param node always there in what the catalog answers; peers that do not know it leave it out
public record NodeServices(Optional<Node> node, List<NodeService> services) {

    /// Takes a copy of the list.
    public NodeServices {
        services = List.copyOf(services);
    }
}
