package io.tombolo.contract.rpc.discovery;

import java.util.Optional;

/// A route, and the step after it. Source: RPC sheet 16, "DiscoveryRoute".
///
/// @param definition the route config
/// @param nextNode   graph node name
public record DiscoveryRoute(Optional<ServiceRoute> definition, String nextNode) {}
