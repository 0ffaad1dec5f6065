package io.tombolo.contract.rpc.discovery;

import java.util.List;
import java.util.Optional;

/// A step on the way. Source: RPC sheet 16, "DiscoveryGraphNode".
///
/// @param loadBalancer load balancer settings
/// @param resolver     resolver node
public record DiscoveryGraphNode(
        Optional<LoadBalancer> loadBalancer,
        String name,
        Optional<DiscoveryResolver> resolver,
        String type,
        List<DiscoveryRoute> routes,
        List<DiscoverySplit> splits) {

    /// Takes copies of the collections.
    public DiscoveryGraphNode {
        routes = List.copyOf(routes);
        splits = List.copyOf(splits);
    }
}
