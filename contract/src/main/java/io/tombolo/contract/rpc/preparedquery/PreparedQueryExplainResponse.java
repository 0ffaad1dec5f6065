package io.tombolo.contract.rpc.preparedquery;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;

/// What a template came to. Source: RPC sheet 16, "PreparedQueryExplainResponse".
///
/// @param query the query
public record PreparedQueryExplainResponse(
        PreparedQuery query, @Embedded QueryMeta meta) {}
