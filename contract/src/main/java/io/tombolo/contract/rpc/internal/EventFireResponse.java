package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;

/// The event is on its way. Source: RPC sheet 16, "EventFireResponse".
public record EventFireResponse(@Embedded QueryMeta meta) {}
