package io.tombolo.contract.rpc.discovery;

import java.util.Optional;

/// Which requests go where. Source: RPC sheet 16, "ServiceRoute".
///
/// @param destination where to route
public record ServiceRoute(Optional<ServiceRouteDestination> destination, Optional<ServiceRouteMatch> match) {}
