package io.tombolo.contract.rpc.intention;

import io.tombolo.core.wire.binding.WireField;
import java.util.Optional;

/// What requests have to look like to be allowed or denied. Source: RPC sheet 16, "IntentionPermission".
///
/// @param action allow or deny; empty when Permissions are used
/// @param http   HTTP section
/// @param jwt    JWT requirement
public record IntentionPermission(
        String action,
        @WireField(name = "HTTP") Optional<IntentionHttpPermission> http,
        @WireField(name = "JWT") Optional<IntentionJwtRequirement> jwt) {}
