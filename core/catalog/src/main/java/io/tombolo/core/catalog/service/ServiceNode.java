package io.tombolo.core.catalog.service;

import io.tombolo.core.catalog.node.Locality;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A service instance and its node in one. Source: RPC sheet 16, "ServiceNode"; HTTP sheet 2.1.
public record ServiceNode(
        @WireField(name = "ID") String id,
        String node,
        String address,
        String datacenter,
        Map<String, String> taggedAddresses,
        Map<String, String> nodeMeta,
        String serviceKind,
        @WireField(name = "ServiceID") String serviceId,
        String serviceName,
        @WireField(empty = WireField.EmptyForm.EMPTY) List<String> serviceTags,
        String serviceAddress,
        @WireField(omitEmpty = WireField.Omission.JSON) Map<String, ServiceAddress> serviceTaggedAddresses,
        Weights serviceWeights,
        @WireField(empty = WireField.EmptyForm.EMPTY) Map<String, String> serviceMeta,
        int servicePort,
        String serviceSocketPath,
        boolean serviceEnableTagOverride,
        ConnectProxyConfig serviceProxy,
        ServiceConnect serviceConnect,
        @WireField(omitEmpty = WireField.Omission.JSON) Optional<Locality> serviceLocality,
        @Embedded RaftIndex raft) {

    /// Takes copies of the collections.
    public ServiceNode {
        taggedAddresses = Sorted.copy(taggedAddresses);
        nodeMeta = Sorted.copy(nodeMeta);
        serviceTags = List.copyOf(serviceTags);
        serviceTaggedAddresses = Sorted.copy(serviceTaggedAddresses);
        serviceMeta = Sorted.copy(serviceMeta);
    }

    /// An instance on its node.
    static ServiceNode of(Node node, NodeService service) {
        return new ServiceNode(
                node.id(),
                node.node(),
                node.address(),
                node.datacenter(),
                node.taggedAddresses(),
                node.meta(),
                service.kind(),
                service.id(),
                service.service(),
                service.tags(),
                service.address(),
                service.taggedAddresses(),
                service.weights().orElse(Weights.DEFAULT),
                service.meta(),
                service.port(),
                service.socketPath(),
                service.enableTagOverride(),
                service.proxy(),
                service.connect(),
                service.locality(),
                service.raft());
    }
}
