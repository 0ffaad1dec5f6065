package io.tombolo.core.catalog.service;

import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.msgpack.Value;
import java.util.List;
import java.util.Map;

/// A service that a proxy makes reachable on a local port. Source: RPC sheet 16, "Upstream".
///
/// @param destinationType `service` or `prepared_query`
/// @param datacenter      where; empty for here
/// @param ingressHosts    hosts of an ingress upstream; never shown
public record Upstream(
        String destinationType,
        @WireField(omitEmpty = WireField.Omission.JSON) String destinationNamespace,
        String destinationName,
        String datacenter,
        @WireField(omitEmpty = WireField.Omission.JSON) String localBindAddress,
        @WireField(omitEmpty = WireField.Omission.JSON) int localBindPort,
        @WireField(omitEmpty = WireField.Omission.JSON) String localBindSocketPath,
        @WireField(omitEmpty = WireField.Omission.JSON) String localBindSocketMode,
        @WireField(omitEmpty = WireField.Omission.JSON) Map<String, Value> config,
        MeshGatewayConfig meshGateway,
        @WireField(hiddenInJson = true) List<String> ingressHosts,
        @WireField(omitEmpty = WireField.Omission.JSON) boolean centrallyConfigured) {

    /// Takes copies of the collections.
    public Upstream {
        config = Sorted.copy(config);
        ingressHosts = List.copyOf(ingressHosts);
    }
}
