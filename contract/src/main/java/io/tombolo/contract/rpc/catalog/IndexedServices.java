package io.tombolo.contract.rpc.catalog;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;
import java.util.Map;

/// Names of services, with the tags that their instances have. Source: RPC sheet 16, "IndexedServices".
///
/// @param services service name to union of tags
public record IndexedServices(
        Map<String, List<String>> services, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedServices {
        services = Sorted.copy(services);
    }
}
