package io.tombolo.contract.rpc.operator;

import io.tombolo.core.catalog.store.Sorted;
import java.util.Map;

/// How much there is in a datacenter. Source: RPC sheet 16, "ServiceUsage".
///
/// @param billableServiceInstances count
/// @param nodes                    list of nodes
/// @param serviceInstances         count
/// @param connectServiceInstances  kind to count
public record ServiceUsage(
        long billableServiceInstances,
        long nodes,
        long serviceInstances,
        long services,
        Map<String, Long> connectServiceInstances) {

    /// Takes copies of the collections.
    public ServiceUsage {
        connectServiceInstances = Sorted.copy(connectServiceInstances);
    }
}
