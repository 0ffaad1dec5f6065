package io.tombolo.core.catalog.check;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;

/// What one check says about a node or a service instance. Source: RPC sheet 16, "HealthCheck".
///
/// @param checkId     unique on its node; the name if none is given
/// @param status      see [HealthStatus]
/// @param serviceId   the instance that it is about; empty if it is about the node
/// @param serviceName of that instance, filled in by the catalog
/// @param serviceTags of that instance, filled in by the catalog
/// @param type        `http`, `tcp`, `ttl` …; empty for that of the gossip
public record HealthCheck(
        String node,
        @WireField(name = "CheckID") String checkId,
        String name,
        String status,
        String notes,
        String output,
        @WireField(name = "ServiceID") String serviceId,
        String serviceName,
        @WireField(empty = WireField.EmptyForm.EMPTY) List<String> serviceTags,
        String type,
        String interval,
        String timeout,
        int exposedPort,
        CheckDefinition definition,
        @Embedded RaftIndex raft) {

    /// The check of a node by gossip: an agent is alive there.
    public static final String SERF_HEALTH = "serfHealth";

    /// Takes a copy of the list.
    public HealthCheck {
        serviceTags = List.copyOf(serviceTags);
    }

    /// A check of a node.
    public static HealthCheck ofNode(String node, String checkId, String status) {
        return ofService(node, "", checkId, status);
    }

    /// A check of a service instance.
    public static HealthCheck ofService(String node, String serviceId, String checkId, String status) {
        return new HealthCheck(
                node,
                checkId,
                checkId,
                status,
                "",
                "",
                serviceId,
                "",
                List.of(),
                "",
                "",
                "",
                0,
                CheckDefinition.NONE,
                RaftIndex.NONE);
    }

    /// Whether it is about a service instance, and not about the node.
    public boolean isOfService() {
        return !serviceId.isEmpty();
    }

    /// Whether it says that all is well.
    public boolean isPassing() {
        return status.equals(HealthStatus.PASSING);
    }

    /// Whether it says that its object is not to be used.
    public boolean isCritical() {
        return status.equals(HealthStatus.CRITICAL);
    }

    /// The same on a node, with an ID and a status even if none was given.
    public HealthCheck complete(String onNode) {
        return new HealthCheck(
                node.isEmpty() ? onNode : node,
                checkId.isEmpty() ? name : checkId,
                name,
                status.isEmpty() ? HealthStatus.CRITICAL : status,
                notes,
                output,
                serviceId,
                serviceName,
                serviceTags,
                type,
                interval,
                timeout,
                exposedPort,
                definition,
                raft);
    }

    /// The same with the type that its definition has, unless one was given.
    public HealthCheck typed() {
        return type.isEmpty() && !definition.type().isEmpty()
                ? new HealthCheck(
                        node,
                        checkId,
                        name,
                        status,
                        notes,
                        output,
                        serviceId,
                        serviceName,
                        serviceTags,
                        definition.type(),
                        interval,
                        timeout,
                        exposedPort,
                        definition,
                        raft)
                : this;
    }

    /// The same with a name for people, and with what it found.
    public HealthCheck saying(String newName, String newOutput) {
        return new HealthCheck(
                node,
                checkId,
                newName,
                status,
                notes,
                newOutput,
                serviceId,
                serviceName,
                serviceTags,
                type,
                interval,
                timeout,
                exposedPort,
                definition,
                raft);
    }

    /// The same with what it found.
    public HealthCheck finding(String newStatus, String newOutput) {
        return new HealthCheck(
                node,
                checkId,
                name,
                newStatus,
                notes,
                newOutput,
                serviceId,
                serviceName,
                serviceTags,
                type,
                interval,
                timeout,
                exposedPort,
                definition,
                raft);
    }

    /// The same, about an instance of that name with these tags.
    public HealthCheck about(String newServiceName, List<String> newServiceTags) {
        return new HealthCheck(
                node,
                checkId,
                name,
                status,
                notes,
                output,
                serviceId,
                newServiceName,
                newServiceTags,
                type,
                interval,
                timeout,
                exposedPort,
                definition,
                raft);
    }

    HealthCheck stored(RaftIndex newRaft) {
        return new HealthCheck(
                node,
                checkId,
                name,
                status,
                notes,
                output,
                serviceId,
                serviceName,
                serviceTags,
                type,
                interval,
                timeout,
                exposedPort,
                definition,
                newRaft);
    }

    /// The same, whenever it was written.
    public HealthCheck timeless() {
        return stored(RaftIndex.NONE);
    }

    /// Whether another one says the same, whenever it was written.
    public boolean isSame(HealthCheck other) {
        return stored(other.raft).equals(other);
    }
}
