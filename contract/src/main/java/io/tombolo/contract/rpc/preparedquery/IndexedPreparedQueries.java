package io.tombolo.contract.rpc.preparedquery;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Prepared queries. Source: RPC sheet 16, "IndexedPreparedQueries".
///
/// @param queries list of queries
public record IndexedPreparedQueries(
        List<PreparedQuery> queries, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedPreparedQueries {
        queries = List.copyOf(queries);
    }
}
