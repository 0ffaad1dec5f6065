package io.tombolo.contract.rpc.txn;

import io.tombolo.contract.rpc.RpcMethod;
import java.util.List;

/// The methods of `Txn`. Source: RPC sheet 15.
public final class TxnMethods {

    private static final String SERVICE = "Txn";

    /// Does several things, or none of them. Conflicts are in the answer.
    public static final RpcMethod<TxnRequest, TxnResponse> APPLY =
            RpcMethod.write(SERVICE, "Apply", TxnRequest.class, TxnResponse.class);

    /// Reads several things as they are at one moment.
    public static final RpcMethod<TxnReadRequest, TxnReadResponse> READ =
            RpcMethod.read(SERVICE, "Read", TxnReadRequest.class, TxnReadResponse.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL = List.of(APPLY, READ);

    private TxnMethods() {}
}
