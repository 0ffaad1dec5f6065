package io.tombolo.core.catalog.service;

import io.tombolo.core.catalog.node.Node;
import java.util.List;

/// A node and what runs on it, by ID. Source: RPC sheet 16, "NodeServiceList".
public record NodeServices(Node node, List<NodeService> services) {

    /// Takes a copy of the list.
    public NodeServices {
        services = List.copyOf(services);
    }
}
