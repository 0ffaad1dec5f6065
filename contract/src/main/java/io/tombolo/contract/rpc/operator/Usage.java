package io.tombolo.contract.rpc.operator;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Map;

/// How much there is, by datacenter. Source: RPC sheet 16, "Usage".
///
/// @param usage datacenter to usage
public record Usage(
        Map<String, ServiceUsage> usage, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public Usage {
        usage = Sorted.copy(usage);
    }
}
