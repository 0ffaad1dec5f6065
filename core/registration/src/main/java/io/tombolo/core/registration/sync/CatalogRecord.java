package io.tombolo.core.registration.sync;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.NodeService;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the catalog has of this node.
///
/// @param node     empty if it does not know it
/// @param services by ID
public record CatalogRecord(Optional<Node> node, Map<String, NodeService> services, List<HealthCheck> checks) {

    /// Takes copies of the collections.
    public CatalogRecord {
        services = Map.copyOf(services);
        checks = List.copyOf(checks);
    }
}
