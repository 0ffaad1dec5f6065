package io.tombolo.core.catalog.registration;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.NodeService;
import java.util.List;
import java.util.Optional;

/// What changes nodes, services and checks.
public sealed interface RegistrationCommand {

    /// Puts a node and what is said of it.
    ///
    /// @param skipNodeUpdate leave a node of that name as it is
    /// @param checks         of the node or of services that it has by then; one without a node is this node's
    record Register(Node node, boolean skipNodeUpdate, Optional<NodeService> service, List<HealthCheck> checks)
            implements RegistrationCommand {

        /// Takes a copy of the list.
        public Register {
            checks = List.copyOf(checks);
        }

        /// A node alone.
        public static Register of(Node node) {
            return new Register(node, false, Optional.empty(), List.of());
        }

        /// The same with a service.
        public Register with(NodeService newService) {
            return new Register(node, skipNodeUpdate, Optional.of(newService), checks);
        }

        /// The same with checks instead of those so far.
        public Register with(HealthCheck... newChecks) {
            return new Register(node, skipNodeUpdate, service, List.of(newChecks));
        }
    }

    /// Removes a node with all that it has. Done also if there is no such node.
    record DeregisterNode(String node) implements RegistrationCommand {}

    /// Removes a service instance with its checks. Done also if there is no such instance.
    record DeregisterService(String node, String serviceId) implements RegistrationCommand {}

    /// Removes a check. Done also if there is no such check.
    record DeregisterCheck(String node, String checkId) implements RegistrationCommand {}
}
