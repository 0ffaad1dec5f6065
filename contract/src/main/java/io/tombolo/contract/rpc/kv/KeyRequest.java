package io.tombolo.contract.rpc.kv;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Asks for the entry of a key, or for all below it. Source: RPC sheet 16, "KeyRequest".
public record KeyRequest(
        String datacenter, String key, @Embedded QueryOptions options) {}
