package io.tombolo.contract.rpc.catalog;

import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.WireField;
import java.util.Map;
import java.util.Optional;

/// A node and what runs on it, by ID. Source: RPC sheet 16, "NodeServices".
///
/// @param node     the node
/// @param services service id to service
public record NodeServicesById(
        Optional<Node> node,
        @WireField(empty = WireField.EmptyForm.EMPTY) Map<String, NodeService> services) {

    /// Takes copies of the collections.
    public NodeServicesById {
        services = Sorted.copy(services);
    }
}
