package io.tombolo.core.catalog.health;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;
import java.util.Optional;

/// An instance, its node, and the checks of both. Source: RPC sheet 16, "CheckServiceNode".
///
/// @param node    always there in what the catalog answers; peers may leave it out
/// @param service always there in what the catalog answers; peers may leave it out
/// @param checks  of the node, then of the instance
public record CheckServiceNode(
        Optional<Node> node,
        Optional<NodeService> service,
        @WireField(empty = WireField.EmptyForm.EMPTY) List<HealthCheck> checks) {

    /// Takes a copy of the list.
    public CheckServiceNode {
        checks = List.copyOf(checks);
    }

    /// Whether no check says anything but that all is well.
    public boolean isPassing() {
        return checks.stream().allMatch(HealthCheck::isPassing);
    }
}
