package io.tombolo.core.catalog.chore;

import io.tombolo.core.catalog.check.Checks;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.check.HealthStatus;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.node.Nodes;
import io.tombolo.core.catalog.registration.RegistrationCommand;
import io.tombolo.core.catalog.service.ServiceInstance;
import io.tombolo.core.catalog.service.Services;
import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.catalog.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What has to be written so that the catalog has the nodes that the LAN pool has.
///
/// Nodes without the pool's check are somebody else's, and never touched. Applied to its own outcome it asks for
/// nothing more. Source: HTTP sheet 3.1; vectors `health-node`, `catalog-node`.
public final class NodeReconciliation {

    private static final String CHECK_NAME = "Serf Health Status";
    private static final String ALIVE = "Agent alive and reachable";
    private static final String FAILED = "Agent not live or unreachable";

    private NodeReconciliation() {}

    /// Where the leader is.
    ///
    /// @param datacenter of all these nodes
    /// @param self       the node of the leader, which never removes itself: whoever leads after it does
    public record Place(String datacenter, String self) {}

    /// The commands, in any order.
    ///
    /// @param agents all members of the pool
    /// @param here   where this is decided
    public static List<RegistrationCommand> commands(Store store, Collection<Agent> agents, Place here) {
        var commands = new ArrayList<RegistrationCommand>();
        Set<String> known = new HashSet<>();
        for (Agent agent : agents) {
            known.add(agent.name().toLowerCase(Locale.ROOT));
            command(store, agent, here).ifPresent(commands::add);
        }
        for (Node node : store.scan(Nodes.TABLE, Key.ALL)) {
            if (!known.contains(node.node().toLowerCase(Locale.ROOT))
                    && !node.node().equalsIgnoreCase(here.self())
                    && check(store, node.node()).isPresent()) {
                commands.add(new RegistrationCommand.DeregisterNode(node.node()));
            }
        }
        return List.copyOf(commands);
    }

    private static Optional<RegistrationCommand> command(Store store, Agent agent, Place here) {
        return switch (agent.status()) {
            case ALIVE -> alive(store, agent, here);
            case FAILED -> failed(store, agent);
            case LEFT ->
                Nodes.find(store, agent.name())
                        .filter(node -> !agent.name().equalsIgnoreCase(here.self()))
                        .map(node -> new RegistrationCommand.DeregisterNode(node.node()));
        };
    }

    private static Optional<RegistrationCommand> alive(Store store, Agent agent, Place here) {
        Optional<Node> node = Nodes.find(store, agent.name());
        boolean nodeIsRight = node.filter(found -> found.address().equals(agent.address())
                        && (agent.id().isEmpty() || found.id().equalsIgnoreCase(agent.id())))
                .isPresent();
        boolean checkIsRight =
                check(store, agent.name()).filter(HealthCheck::isPassing).isPresent();
        boolean serviceIsRight = agent.server()
                .map(service -> Services.find(store, agent.name(), service.id())
                        .map(ServiceInstance::service)
                        .filter(service::isSame)
                        .isPresent())
                .orElse(true);
        if (nodeIsRight && checkIsRight && serviceIsRight) {
            return Optional.empty();
        }
        return Optional.of(new RegistrationCommand.Register(
                node.map(found -> moved(found, agent)).orElseGet(() -> fresh(agent, here)),
                nodeIsRight,
                agent.server(),
                List.of(check(agent, HealthStatus.PASSING, ALIVE))));
    }

    /// Only the agent itself knows its metadata, and writes them: they stay.
    private static Node moved(Node node, Agent agent) {
        return new Node(
                agent.id().isEmpty() ? node.id() : agent.id(),
                node.node(),
                agent.address(),
                node.datacenter(),
                node.taggedAddresses(),
                node.meta(),
                node.locality(),
                RaftIndex.NONE);
    }

    private static Node fresh(Agent agent, Place here) {
        return new Node(
                agent.id(),
                agent.name(),
                agent.address(),
                here.datacenter(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                RaftIndex.NONE);
    }

    private static Optional<RegistrationCommand> failed(Store store, Agent agent) {
        return Nodes.find(store, agent.name())
                .filter(node -> check(store, agent.name())
                        .filter(HealthCheck::isCritical)
                        .isEmpty())
                .map(node -> new RegistrationCommand.Register(
                        node, true, Optional.empty(), List.of(check(agent, HealthStatus.CRITICAL, FAILED))));
    }

    private static Optional<HealthCheck> check(Store store, String node) {
        return Checks.find(store, node, HealthCheck.SERF_HEALTH);
    }

    private static HealthCheck check(Agent agent, String status, String output) {
        return HealthCheck.ofNode(agent.name(), HealthCheck.SERF_HEALTH, status).saying(CHECK_NAME, output);
    }
}
