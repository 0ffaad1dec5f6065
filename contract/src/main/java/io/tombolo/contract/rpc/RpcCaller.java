package io.tombolo.contract.rpc;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import java.util.concurrent.CompletableFuture;

/// Asks whoever has to answer, here or in another datacenter: the request's own datacenter says where.
///
/// A call waits as long as its request allows, and a little longer for the way. Cancelling a future cancels its call.
/// Futures fail with [RpcFailedException]; any other failure is a bug.
public interface RpcCaller {

    /// Calls a method of the catalogue.
    <Q, R> CompletableFuture<R> call(RpcMethod<Q, R> method, Q request);

    /// Calls a method by its name, and looks neither into the question nor into the answer.
    ///
    /// @param body one MessagePack value; has to stay as it is until the future is done
    /// @return one MessagePack value
    CompletableFuture<Bytes> call(MethodName method, Bytes body);
}
