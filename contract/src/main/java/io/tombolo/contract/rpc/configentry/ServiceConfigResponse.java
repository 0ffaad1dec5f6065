package io.tombolo.contract.rpc.configentry;

import io.tombolo.contract.rpc.query.EnvoyExtension;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.service.ExposeConfig;
import io.tombolo.core.catalog.service.MeshGatewayConfig;
import io.tombolo.core.catalog.service.TransparentProxyConfig;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.binding.Wrapped;
import io.tombolo.core.wire.msgpack.Value;
import java.util.List;
import java.util.Map;

/// All that is configured for a service. Source: RPC sheet 16, "ServiceConfigResponse".
///
/// @param accessLogs        proxy access log settings
/// @param expose            non mTLS paths
/// @param meshGateway       mesh gateway mode
/// @param mutualTlsMode     empty, strict or permissive
/// @param transparentProxy  transparent proxy settings
/// @param upstreamConfigs   up to 1.14 maps by name, since then a list
/// @param envoyExtensions   extension list
/// @param meta              metadata
/// @param proxyConfig       merged proxy config
/// @param upstreamIdConfigs list of upstream configs
@Wrapped
public record ServiceConfigResponse(
        AccessLogsConfig accessLogs,
        DestinationConfig destination,
        ExposeConfig expose,
        MeshGatewayConfig meshGateway,
        String mode,
        @WireField(name = "MutualTLSMode") String mutualTlsMode,
        RateLimits rateLimits,
        TransparentProxyConfig transparentProxy,
        Value upstreamConfigs,
        List<EnvoyExtension> envoyExtensions,
        Map<String, String> meta,
        Map<String, Value> proxyConfig,
        @WireField(name = "UpstreamIDConfigs") List<UpstreamConfig> upstreamIdConfigs,
        @Embedded QueryMeta queryMeta) {

    /// Takes copies of the collections.
    public ServiceConfigResponse {
        envoyExtensions = List.copyOf(envoyExtensions);
        meta = Sorted.copy(meta);
        proxyConfig = Sorted.copy(proxyConfig);
        upstreamIdConfigs = List.copyOf(upstreamIdConfigs);
    }
}
