package io.tombolo.contract.rpc.discovery;

import io.tombolo.core.wire.binding.WireField;
import java.util.Optional;

/// Which requests are meant. Source: RPC sheet 16, "ServiceRouteMatch".
///
/// @param http HTTP section
public record ServiceRouteMatch(@WireField(name = "HTTP") Optional<ServiceRouteHttpMatch> http) {}
