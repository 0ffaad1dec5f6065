package io.tombolo.contract.rpc.configentry;

import java.util.List;

/// How much an instance takes. Source: RPC sheet 16, "InstanceLevelRateLimits".
///
/// @param requestsPerSecond rate
public record InstanceLevelRateLimits(
        long requestsMaxBurst, long requestsPerSecond, List<InstanceLevelRouteRateLimits> routes) {

    /// Takes copies of the collections.
    public InstanceLevelRateLimits {
        routes = List.copyOf(routes);
    }
}
