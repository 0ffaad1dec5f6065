package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.contract.rpc.query.ServiceName;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;
import java.util.Map;

/// Names of services by the peer that they are exported to. Source: RPC sheet 16, "IndexedExportedServiceList".
public record IndexedExportedServiceList(
        Map<String, List<ServiceName>> services, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedExportedServiceList {
        services = Sorted.copy(services);
    }
}
