package io.tombolo.core.catalog.service;

import io.tombolo.core.catalog.node.Node;
import java.util.List;
import java.util.Map;

/// Which instances are asked for. Source: HTTP sheet 3.1.
///
/// @param group    those of a name, or those that Connect reaches under it
/// @param tags     all of which an instance has to have, in any case
/// @param nodeMeta pairs that its node has to have
public record ServiceSelection(ServiceGroup group, List<String> tags, Map<String, String> nodeMeta) {

    /// Takes copies of the collections.
    public ServiceSelection {
        tags = List.copyOf(tags);
        nodeMeta = Map.copyOf(nodeMeta);
    }

    /// All instances of a group.
    public static ServiceSelection all(ServiceGroup group) {
        return new ServiceSelection(group, List.of(), Map.of());
    }

    /// Whether an instance on a node is one of them, given that it is in the group.
    public boolean takes(Node node, NodeService service) {
        return service.hasTags(tags) && node.hasMeta(nodeMeta);
    }
}
