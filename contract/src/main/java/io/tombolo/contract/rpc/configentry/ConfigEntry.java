package io.tombolo.contract.rpc.configentry;

import io.tombolo.core.wire.msgpack.Value;

/// An entry of some kind. Source: RPC sheet 4.7.
///
/// @param kind  `service-defaults`, `proxy-defaults`, `service-router` …; a peer that does not know it refuses the
/// whole message
/// @param value a map; of `proxy-defaults` a byte string with the map in it
public record ConfigEntry(String kind, Value value) {

    /// No entry.
    static final ConfigEntry NONE = new ConfigEntry("", Value.nil());
}
