package io.tombolo.contract.rpc.catalog;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.service.ServiceNode;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Instances, each with its node. Source: RPC sheet 16, "IndexedServiceNodes".
///
/// @param serviceNodes list
public record IndexedServiceNodes(
        List<ServiceNode> serviceNodes, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedServiceNodes {
        serviceNodes = List.copyOf(serviceNodes);
    }
}
