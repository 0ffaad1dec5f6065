package io.tombolo.contract.rpc.txn;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// What was read, or why nothing was. Source: RPC sheet 16, "TxnReadResponse".
///
/// @param errors  per operation errors, none on success
/// @param results results in order, none on error
public record TxnReadResponse(
        List<TxnError> errors,
        List<TxnResult> results,
        @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public TxnReadResponse {
        errors = List.copyOf(errors);
        results = List.copyOf(results);
    }
}
