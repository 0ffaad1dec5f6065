package io.tombolo.contract.rpc.configentry;

/// How much an instance takes on a path. Source: RPC sheet 16, "InstanceLevelRouteRateLimits".
///
/// @param pathExact         exact path
/// @param requestsPerSecond rate
public record InstanceLevelRouteRateLimits(
        String pathExact, String pathPrefix, String pathRegex, long requestsMaxBurst, long requestsPerSecond) {}
