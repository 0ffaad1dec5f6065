package io.tombolo.contract.rpc.preparedquery;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Asks another datacenter for what a prepared query finds there.
///
/// Source: RPC sheet 16, "PreparedQueryExecuteRemoteRequest".
///
/// @param connect want connect capable instances
/// @param limit   maximum nodes, 0 for no limit
/// @param query   the query
public record PreparedQueryExecuteRemoteRequest(
        String datacenter,
        boolean connect,
        long limit,
        PreparedQuery query,
        @Embedded QueryOptions options) {}
