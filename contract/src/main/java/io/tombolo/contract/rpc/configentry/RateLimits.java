package io.tombolo.contract.rpc.configentry;

/// How much a service takes. Source: RPC sheet 16, "RateLimits".
///
/// @param instanceLevel per instance limits
public record RateLimits(InstanceLevelRateLimits instanceLevel) {}
