package io.tombolo.contract.rpc.preparedquery;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Optional;

/// Writes a prepared query, or removes it. Source: RPC sheet 16, "PreparedQueryRequest".
///
/// @param op    `create`, `update` or `delete`
/// @param query the query
public record PreparedQueryRequest(
        String datacenter,
        String op,
        Optional<PreparedQuery> query,
        @Embedded WriteRequest write) {}
