package io.tombolo.contract.rpc.configentry;

import io.tombolo.contract.rpc.query.PeeredServiceName;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.service.MeshGatewayConfig;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;

/// Asks for all that is configured for a service. Source: RPC sheet 16, "ServiceConfigRequest".
///
/// @param meshGateway          mesh gateway mode
/// @param upstreamIds          upstreams to resolve
/// @param upstreamServiceNames upstreams to resolve
public record ServiceConfigRequest(
        String datacenter,
        MeshGatewayConfig meshGateway,
        String mode,
        String name,
        @WireField(name = "UpstreamIDs") List<ServiceId> upstreamIds,
        List<PeeredServiceName> upstreamServiceNames,
        List<String> upstreams,
        @Embedded QueryOptions options) {

    /// Takes copies of the collections.
    public ServiceConfigRequest {
        upstreamIds = List.copyOf(upstreamIds);
        upstreamServiceNames = List.copyOf(upstreamServiceNames);
        upstreams = List.copyOf(upstreams);
    }
}
