package io.tombolo.contract.rpc.preparedquery;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Asks for one prepared query. Source: RPC sheet 16, "PreparedQuerySpecificRequest".
public record PreparedQuerySpecificRequest(
        String datacenter,
        @WireField(name = "QueryID") String queryId,
        @Embedded QueryOptions options) {}
