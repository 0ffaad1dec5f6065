package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.Embedded;

/// Lets a user event out. Source: RPC sheet 16, "EventFireRequest".
///
/// @param payload event payload
public record EventFireRequest(
        String datacenter,
        String name,
        Bytes payload,
        @Embedded QueryOptions options) {}
