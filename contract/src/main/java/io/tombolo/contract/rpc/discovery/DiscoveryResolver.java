package io.tombolo.contract.rpc.discovery;

import io.tombolo.core.wire.binding.WireField;
import java.time.Duration;
import java.util.Optional;

/// How instances are found. Source: RPC sheet 16, "DiscoveryResolver".
///
/// @param connectTimeout connection timeout
/// @param standard       resolver was synthesised, no config entry exists
/// @param failover       fail over targets
/// @param target         target id
public record DiscoveryResolver(
        Duration connectTimeout,
        @WireField(name = "Default") boolean standard,
        Optional<DiscoveryFailover> failover,
        Duration requestTimeout,
        String target) {}
