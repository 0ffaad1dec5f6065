package io.tombolo.certauthority.mesh;

import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.RpcMethod;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Calls to the primary by a thread that waits for them.
record PrimaryCalls(RpcCaller caller) {

    /// @throws InterruptedException if nobody needs the answer any more; the call is given up
    /// @throws RpcFailedException   if it was refused or did not arrive
    <Q, R> R call(RpcMethod<Q, R> method, Q request) throws InterruptedException {
        CompletableFuture<R> answer = caller.call(method, request);
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RpcFailedException refused) {
                throw refused;
            }
            throw new IllegalStateException("a call of %s broke".formatted(method.name()), failed.getCause());
        } finally {
            answer.cancel(false);
        }
    }
}
