package io.tombolo.core.catalog.health;

import io.tombolo.core.catalog.check.CheckSelectors;
import io.tombolo.core.catalog.filter.Selectors;
import io.tombolo.core.catalog.node.NodeSelectors;
import io.tombolo.core.catalog.service.ServiceSelectors;

/// What filters can name of services with their health, and of dumps. Source: HTTP sheet 1.9.
public final class HealthSelectors {

    /// health/service and its kin.
    public static final Selectors<CheckServiceNode> CHECK_SERVICE_NODE = Selectors.<CheckServiceNode>of()
            .optional("Node", CheckServiceNode::node, NodeSelectors.NODE)
            .optional("Service", CheckServiceNode::service, ServiceSelectors.SERVICE)
            .records("Checks", CheckServiceNode::checks, CheckSelectors.CHECK);

    /// internal/ui/nodes.
    public static final Selectors<NodeInfo> NODE_INFO = Selectors.<NodeInfo>of()
            .text("ID", NodeInfo::id)
            .text("Node", NodeInfo::node)
            .text("Address", NodeInfo::address)
            .textMap("TaggedAddresses", NodeInfo::taggedAddresses)
            .textMap("Meta", NodeInfo::meta)
            .records("Services", NodeInfo::services, ServiceSelectors.SERVICE)
            .records("Checks", NodeInfo::checks, CheckSelectors.CHECK);

    private HealthSelectors() {}
}
