package io.tombolo.contract.rpc.txn;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Does several things, or none of them. Source: RPC sheet 16, "TxnRequest".
///
/// @param ops operations in order
public record TxnRequest(
        String datacenter, List<TxnOp> ops, @Embedded WriteRequest write) {

    /// Takes copies of the collections.
    public TxnRequest {
        ops = List.copyOf(ops);
    }
}
