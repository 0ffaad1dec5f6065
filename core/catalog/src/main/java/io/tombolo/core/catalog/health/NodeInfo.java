package io.tombolo.core.catalog.health;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;
import java.util.Map;

/// A node with all its services and checks. Source: RPC sheet 16, "NodeInfo".
public record NodeInfo(
        @WireField(name = "ID") String id,
        String node,
        String address,
        Map<String, String> taggedAddresses,
        Map<String, String> meta,
        @WireField(empty = WireField.EmptyForm.EMPTY) List<NodeService> services,
        @WireField(empty = WireField.EmptyForm.EMPTY) List<HealthCheck> checks) {

    /// Takes copies of the collections.
    public NodeInfo {
        taggedAddresses = Sorted.copy(taggedAddresses);
        meta = Sorted.copy(meta);
        services = List.copyOf(services);
        checks = List.copyOf(checks);
    }

    static NodeInfo of(Node node, List<NodeService> services, List<HealthCheck> checks) {
        return new NodeInfo(
                node.id(), node.node(), node.address(), node.taggedAddresses(), node.meta(), services, checks);
    }
}
