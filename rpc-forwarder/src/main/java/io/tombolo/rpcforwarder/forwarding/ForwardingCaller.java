package io.tombolo.rpcforwarder.forwarding;

import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import java.util.concurrent.CompletableFuture;

/// The calls of this server's own parts: they go the same way as those that come in by the port, but
/// without bytes where this server answers itself.
public final class ForwardingCaller implements RpcCaller {

    private final CallDispatcher dispatcher;

    public ForwardingCaller(CallDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public <Q, R> CompletableFuture<R> call(RpcMethod<Q, R> method, Q request) {
        return dispatcher.dispatch(method, request);
    }

    @Override
    public CompletableFuture<Bytes> call(MethodName method, Bytes body) {
        return dispatcher.dispatch(method.toString(), body);
    }
}
