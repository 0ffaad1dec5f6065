package io.tombolo.contract.rpc.kv;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Asks for keys up to a separator. Source: RPC sheet 16, "KeyListRequest".
///
/// @param seperator delimiter for folding (the misspelt name is the wire name)
public record KeyListRequest(
        String datacenter,
        String prefix,
        String seperator,
        @Embedded QueryOptions options) {}
