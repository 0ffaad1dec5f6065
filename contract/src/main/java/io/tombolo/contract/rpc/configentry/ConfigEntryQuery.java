package io.tombolo.contract.rpc.configentry;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Asks for one entry, or for those of a kind. Source: RPC sheet 16, "ConfigEntryQuery".
///
/// @param kind config entry kind, required for Get
public record ConfigEntryQuery(
        String datacenter,
        String kind,
        String name,
        @Embedded QueryOptions options) {}
