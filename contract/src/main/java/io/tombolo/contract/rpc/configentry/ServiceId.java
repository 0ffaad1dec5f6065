package io.tombolo.contract.rpc.configentry;

import io.tombolo.core.wire.binding.WireField;

/// A service by its name, as it was called before 1.15. Source: RPC sheet 16, "ServiceID".
///
/// @param id service id
public record ServiceId(@WireField(name = "ID") String id) {}
