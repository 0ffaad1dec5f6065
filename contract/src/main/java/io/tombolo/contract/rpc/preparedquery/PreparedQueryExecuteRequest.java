package io.tombolo.contract.rpc.preparedquery;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.QuerySource;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Asks for what a prepared query finds. Source: RPC sheet 16, "PreparedQueryExecuteRequest".
///
/// @param agent   the agent that runs the query, used for template interpolation and _agent
/// @param connect want connect capable instances
/// @param limit   maximum nodes, 0 for no limit
/// @param source  source of the query for distance sorting
public record PreparedQueryExecuteRequest(
        String datacenter,
        QuerySource agent,
        boolean connect,
        long limit,
        @WireField(name = "QueryIDOrName") String queryIdOrName,
        QuerySource source,
        @Embedded QueryOptions options) {}
