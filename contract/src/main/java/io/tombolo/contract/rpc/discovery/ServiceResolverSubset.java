package io.tombolo.contract.rpc.discovery;

/// Some instances of a service. Source: RPC sheet 16, "ServiceResolverSubset".
///
/// @param filter      bexpr filter
/// @param onlyPassing only passing checks count
public record ServiceResolverSubset(String filter, boolean onlyPassing) {}
