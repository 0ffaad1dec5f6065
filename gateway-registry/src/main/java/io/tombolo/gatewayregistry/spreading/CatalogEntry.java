package io.tombolo.gatewayregistry.spreading;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.Weights;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.federation.state.GatewayCheck;
import io.tombolo.core.federation.state.GatewayNode;
import io.tombolo.core.federation.state.GatewayService;
import io.tombolo.core.federation.state.MeshGateway;
import io.tombolo.core.federation.state.ServiceAddress;
import io.tombolo.core.federation.state.UnreadDetails;
import io.tombolo.core.terms.Datacenter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A gateway as the catalog has it, carried behind what federation reads of it: it goes out as it came in.
///
/// Equal to another one that says the same, whenever either was written.
final class CatalogEntry implements UnreadDetails {

    private final CheckServiceNode entry;
    private final CheckServiceNode timeless;

    private CatalogEntry(CheckServiceNode entry, CheckServiceNode timeless) {
        this.entry = entry;
        this.timeless = timeless;
    }

    /// Reads entries of a catalog; one without a node or a service is none.
    static List<MeshGateway> gateways(List<CheckServiceNode> entries) {
        return entries.stream()
                .map(CatalogEntry::gateway)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<MeshGateway> gateway(CheckServiceNode entry) {
        if (entry.node().isEmpty() || entry.service().isEmpty()) {
            return Optional.empty();
        }
        Node node = entry.node().get();
        NodeService service = entry.service().get();
        return Optional.of(new MeshGateway(
                new GatewayNode(node.node(), node.address(), node.taggedAddresses()),
                new GatewayService(
                        service.id(),
                        service.address(),
                        service.port(),
                        addresses(service),
                        service.meta(),
                        service.weights().orElse(Weights.DEFAULT).passing(),
                        service.raft().modifyIndex()),
                entry.checks().stream()
                        .map(check -> new GatewayCheck(check.checkId(), check.status()))
                        .toList(),
                new CatalogEntry(entry, timeless(node, service, entry.checks()))));
    }

    private static Map<String, ServiceAddress> addresses(NodeService service) {
        return service.taggedAddresses().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        tagged -> new ServiceAddress(
                                tagged.getValue().address(), tagged.getValue().port())));
    }

    private static CheckServiceNode timeless(Node node, NodeService service, List<HealthCheck> checks) {
        return new CheckServiceNode(
                Optional.of(node.stored(RaftIndex.NONE)),
                Optional.of(service.stored(RaftIndex.NONE)),
                checks.stream().map(HealthCheck::timeless).toList());
    }

    /// Reads a record of a catalog; one whose datacenter can have no such name is none.
    static Optional<FederationState> state(io.tombolo.core.catalog.federation.FederationState stored) {
        try {
            return Optional.of(new FederationState(
                    new Datacenter(stored.datacenter()),
                    gateways(stored.meshGateways()),
                    stored.updatedAt(),
                    stored.primaryModifyIndex(),
                    stored.raft().createIndex(),
                    stored.raft().modifyIndex()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /// Reads all records of a catalog.
    static List<FederationState> states(List<io.tombolo.core.catalog.federation.FederationState> stored) {
        return stored.stream()
                .map(CatalogEntry::state)
                .flatMap(Optional::stream)
                .toList();
    }

    /// Writes a record for a catalog.
    static io.tombolo.core.catalog.federation.FederationState record(FederationState state) {
        return new io.tombolo.core.catalog.federation.FederationState(
                state.datacenter().name(),
                state.meshGateways().stream()
                        .map(gateway -> switch (gateway.details()) {
                            case CatalogEntry known -> known.entry;
                            case UnreadDetails unknown ->
                                throw new IllegalStateException(
                                        "a gateway that no catalog has: %s, %s".formatted(gateway, unknown));
                        })
                        .toList(),
                state.updatedAt(),
                state.primaryModifyIndex(),
                RaftIndex.NONE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CatalogEntry another && timeless.equals(another.timeless);
    }

    @Override
    public int hashCode() {
        return timeless.hashCode();
    }
}
