package io.tombolo.contract.rpc.txn;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Reads several things as they are at one moment. Source: RPC sheet 16, "TxnReadRequest".
///
/// @param ops operations in order
public record TxnReadRequest(
        String datacenter, List<TxnOp> ops, @Embedded QueryOptions options) {

    /// Takes copies of the collections.
    public TxnReadRequest {
        ops = List.copyOf(ops);
    }
}
