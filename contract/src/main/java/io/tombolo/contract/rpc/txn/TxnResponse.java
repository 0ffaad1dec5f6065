package io.tombolo.contract.rpc.txn;

import java.util.List;

/// What came of it, or why nothing was done. Source: RPC sheet 16, "TxnResponse".
///
/// @param errors  per operation errors, none on success
/// @param results results in order, none on error
public record TxnResponse(List<TxnError> errors, List<TxnResult> results) {

    /// Takes copies of the collections.
    public TxnResponse {
        errors = List.copyOf(errors);
        results = List.copyOf(results);
    }
}
