package io.tombolo.contract.rpc.catalog;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// The services behind gateways. Source: RPC sheet 16, "IndexedGatewayServices".
public record IndexedGatewayServices(
        List<GatewayService> services, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedGatewayServices {
        services = List.copyOf(services);
    }
}
