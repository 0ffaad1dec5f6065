package io.tombolo.contract.rpc.catalog;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.contract.rpc.query.ServiceName;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Names of services. Source: RPC sheet 16, "IndexedServiceList".
public record IndexedServiceList(
        List<ServiceName> services, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedServiceList {
        services = List.copyOf(services);
    }
}
