package io.tombolo.core.catalog.service;

import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.msgpack.Value;
import java.util.List;
import java.util.Map;

/// What a proxy stands for, and how. Source: RPC sheet 16, "ConnectProxyConfig".
///
/// @param destinationServiceName the service whose traffic it takes; empty if this is no proxy
/// @param mode                   empty, `transparent` or `direct`
/// @param config                 settings that only the proxy understands
public record ConnectProxyConfig(
        @WireField(omitEmpty = WireField.Omission.JSON) String destinationServiceName,

        @WireField(name = "DestinationServiceID", omitEmpty = WireField.Omission.JSON)
        String destinationServiceId,

        @WireField(omitEmpty = WireField.Omission.JSON) String localServiceAddress,
        @WireField(omitEmpty = WireField.Omission.JSON) int localServicePort,
        @WireField(omitEmpty = WireField.Omission.JSON) String localServiceSocketPath,
        String mode,
        @WireField(omitEmpty = WireField.Omission.JSON) Map<String, Value> config,
        @WireField(omitEmpty = WireField.Omission.JSON) List<Upstream> upstreams,
        MeshGatewayConfig meshGateway,
        ExposeConfig expose,
        @WireField(omitEmpty = WireField.Omission.JSON) TransparentProxyConfig transparentProxy) {

    /// Of an instance that is no proxy.
    public static final ConnectProxyConfig NONE = proxyOf("");

    /// Takes copies of the collections.
    public ConnectProxyConfig {
        config = Sorted.copy(config);
        upstreams = List.copyOf(upstreams);
    }

    /// Of a proxy for a service.
    public static ConnectProxyConfig proxyOf(String service) {
        return new ConnectProxyConfig(
                service,
                "",
                "",
                0,
                "",
                "",
                Map.of(),
                List.of(),
                MeshGatewayConfig.NONE,
                ExposeConfig.NONE,
                TransparentProxyConfig.NONE);
    }
}
