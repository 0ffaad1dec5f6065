package io.tombolo.httpapi.agent;

import io.tombolo.core.catalog.service.ConnectProxyConfig;
import io.tombolo.core.catalog.service.ExposeConfig;
import io.tombolo.core.catalog.service.MeshGatewayConfig;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.TransparentProxyConfig;
import io.tombolo.core.catalog.service.Upstream;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.msgpack.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a proxy stands for, as an agent shows it: with fewer empty fields than the catalog.
///
/// Source: vectors `agent-service-sidecar`, `agent-service-meshgw`.
record ProxyView(
        @WireField(omitEmpty = WireField.Omission.JSON) String destinationServiceName,

        @WireField(name = "DestinationServiceID", omitEmpty = WireField.Omission.JSON)
        String destinationServiceId,

        @WireField(omitEmpty = WireField.Omission.JSON) String localServiceAddress,
        @WireField(omitEmpty = WireField.Omission.JSON) int localServicePort,
        @WireField(omitEmpty = WireField.Omission.JSON) String localServiceSocketPath,
        @WireField(omitEmpty = WireField.Omission.JSON) String mode,
        @WireField(omitEmpty = WireField.Omission.JSON) TransparentProxyConfig transparentProxy,
        @WireField(omitEmpty = WireField.Omission.JSON) Map<String, Value> config,
        @WireField(omitEmpty = WireField.Omission.JSON) List<UpstreamView> upstreams,
        MeshGatewayConfig meshGateway,
        ExposeConfig expose) {

    ProxyView {
        config = Sorted.copy(config);
        upstreams = List.copyOf(upstreams);
    }

    /// Empty for an ordinary service.
    static Optional<ProxyView> of(NodeService service) {
        ConnectProxyConfig proxy = service.proxy();
        return service.kind().isEmpty() && proxy.equals(ConnectProxyConfig.NONE)
                ? Optional.empty()
                : Optional.of(new ProxyView(
                        proxy.destinationServiceName(),
                        proxy.destinationServiceId(),
                        proxy.localServiceAddress(),
                        proxy.localServicePort(),
                        proxy.localServiceSocketPath(),
                        proxy.mode(),
                        proxy.transparentProxy(),
                        proxy.config(),
                        proxy.upstreams().stream().map(UpstreamView::of).toList(),
                        proxy.meshGateway(),
                        proxy.expose()));
    }

    /// A service that a proxy makes reachable.
    record UpstreamView(
            @WireField(omitEmpty = WireField.Omission.JSON) String destinationType,
            @WireField(omitEmpty = WireField.Omission.JSON) String destinationNamespace,
            String destinationName,
            @WireField(omitEmpty = WireField.Omission.JSON) String datacenter,
            @WireField(omitEmpty = WireField.Omission.JSON) String localBindAddress,
            @WireField(omitEmpty = WireField.Omission.JSON) int localBindPort,
            @WireField(omitEmpty = WireField.Omission.JSON) String localBindSocketPath,
            @WireField(omitEmpty = WireField.Omission.JSON) String localBindSocketMode,
            @WireField(omitEmpty = WireField.Omission.JSON) Map<String, Value> config,
            MeshGatewayConfig meshGateway,
            @WireField(omitEmpty = WireField.Omission.JSON) boolean centrallyConfigured) {

        UpstreamView {
            config = Sorted.copy(config);
        }

        static UpstreamView of(Upstream upstream) {
            return new UpstreamView(
                    upstream.destinationType(),
                    upstream.destinationNamespace(),
                    upstream.destinationName(),
                    upstream.datacenter(),
                    upstream.localBindAddress(),
                    upstream.localBindPort(),
                    upstream.localBindSocketPath(),
                    upstream.localBindSocketMode(),
                    upstream.config(),
                    upstream.meshGateway(),
                    upstream.centrallyConfigured());
        }
    }
}
