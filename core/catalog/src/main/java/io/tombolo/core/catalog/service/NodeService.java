package io.tombolo.core.catalog.service;

import io.tombolo.core.catalog.node.Locality;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A service instance, seen from its node. Source: RPC sheet 16, "NodeService"; HTTP sheet 2.1.
///
/// @param kind                       see [ServiceKind]
/// @param id                         unique on its node
/// @param service                    its name, shared by all instances
/// @param address                    empty if it is the node's
/// @param weights                    always there once stored
/// @param locallyRegisteredAsSidecar set by agents for themselves; travels, but is never shown
public record NodeService(
        @WireField(omitEmpty = WireField.Omission.JSON) String kind,
        @WireField(name = "ID") String id,
        String service,
        @WireField(empty = WireField.EmptyForm.EMPTY) List<String> tags,
        String address,
        @WireField(omitEmpty = WireField.Omission.JSON) Map<String, ServiceAddress> taggedAddresses,
        Map<String, String> meta,
        int port,
        @WireField(omitEmpty = WireField.Omission.JSON) String socketPath,
        Optional<Weights> weights,
        boolean enableTagOverride,
        ConnectProxyConfig proxy,
        ServiceConnect connect,
        @WireField(hiddenInJson = true) boolean locallyRegisteredAsSidecar,
        @WireField(omitEmpty = WireField.Omission.JSON) Optional<Locality> locality,
        @Embedded RaftIndex raft) {

    /// Takes copies of the collections.
    public NodeService {
        tags = List.copyOf(tags);
        taggedAddresses = Sorted.copy(taggedAddresses);
        meta = Sorted.copy(meta);
    }

    /// An ordinary instance with a name, an ID and a port.
    public static NodeService of(String name, String id, int port) {
        return new NodeService(
                ServiceKind.TYPICAL,
                id,
                name,
                List.of(),
                "",
                Map.of(),
                Map.of(),
                port,
                "",
                Optional.of(Weights.DEFAULT),
                false,
                ConnectProxyConfig.NONE,
                ServiceConnect.NONE,
                false,
                Optional.empty(),
                RaftIndex.NONE);
    }

    /// The same with other tags.
    public NodeService withTags(List<String> newTags) {
        return new NodeService(
                kind,
                id,
                service,
                newTags,
                address,
                taggedAddresses,
                meta,
                port,
                socketPath,
                weights,
                enableTagOverride,
                proxy,
                connect,
                locallyRegisteredAsSidecar,
                locality,
                raft);
    }

    /// The same with other metadata.
    public NodeService withMeta(Map<String, String> newMeta) {
        return new NodeService(
                kind,
                id,
                service,
                tags,
                address,
                taggedAddresses,
                newMeta,
                port,
                socketPath,
                weights,
                enableTagOverride,
                proxy,
                connect,
                locallyRegisteredAsSidecar,
                locality,
                raft);
    }

    /// The same with other addresses by their tags.
    public NodeService withTaggedAddresses(Map<String, ServiceAddress> newTaggedAddresses) {
        return new NodeService(
                kind,
                id,
                service,
                tags,
                address,
                newTaggedAddresses,
                meta,
                port,
                socketPath,
                weights,
                enableTagOverride,
                proxy,
                connect,
                locallyRegisteredAsSidecar,
                locality,
                raft);
    }

    /// The same as another kind, with what that kind needs.
    public NodeService as(String newKind, ConnectProxyConfig newProxy, ServiceConnect newConnect) {
        return new NodeService(
                newKind,
                id,
                service,
                tags,
                address,
                taggedAddresses,
                meta,
                port,
                socketPath,
                weights,
                enableTagOverride,
                newProxy,
                newConnect,
                locallyRegisteredAsSidecar,
                locality,
                raft);
    }

    /// The same, registered by an agent for another of its services.
    public NodeService asSidecar() {
        return new NodeService(
                kind,
                id,
                service,
                tags,
                address,
                taggedAddresses,
                meta,
                port,
                socketPath,
                weights,
                enableTagOverride,
                proxy,
                connect,
                true,
                locality,
                raft);
    }

    /// The same as it is stored: with an ID, with weights, and with its indexes.
    public NodeService stored(RaftIndex newRaft) {
        return new NodeService(
                kind,
                id.isEmpty() ? service : id,
                service,
                tags,
                address,
                taggedAddresses,
                meta,
                port,
                socketPath,
                Optional.of(weights.orElse(Weights.DEFAULT)),
                enableTagOverride,
                proxy,
                connect,
                locallyRegisteredAsSidecar,
                locality,
                newRaft);
    }

    /// Whether a stored instance says the same, whenever it was written.
    public boolean isSame(NodeService stored) {
        return stored(stored.raft).equals(stored);
    }

    /// Whether it has all these tags, in any case.
    public boolean hasTags(List<String> wanted) {
        return wanted.stream().allMatch(tag -> tags.stream().anyMatch(tag::equalsIgnoreCase));
    }

    /// The service that can be reached through Connect at this instance; empty if none can.
    public Optional<String> connectName() {
        if (kind.equals(ServiceKind.CONNECT_PROXY)) {
            return Optional.of(proxy.destinationServiceName());
        }
        return connect.speaksConnect() ? Optional.of(service) : Optional.empty();
    }
}
