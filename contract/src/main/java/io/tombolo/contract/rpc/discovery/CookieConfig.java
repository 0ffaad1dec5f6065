package io.tombolo.contract.rpc.discovery;

import io.tombolo.core.wire.binding.WireField;
import java.time.Duration;

/// The cookie that is hashed. Source: RPC sheet 16, "CookieConfig".
///
/// @param ttl time to live
public record CookieConfig(
        String path,
        boolean session,
        @WireField(name = "TTL") Duration ttl) {}
