package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.catalog.GatewayService;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.NodeService;
import java.util.List;
import java.util.Optional;

/// A service behind a gateway, and one instance of it. Source: RPC sheet 16, "ServiceInfo".
///
/// @param gatewayService gateway association, none when none
/// @param node           the node, none when unknown
/// @param service        the service instance
/// @param checks         list of checks
public record ServiceInfo(
        Optional<GatewayService> gatewayService,
        Optional<Node> node,
        Optional<NodeService> service,
        List<HealthCheck> checks) {

    /// Takes copies of the collections.
    public ServiceInfo {
        checks = List.copyOf(checks);
    }
}
