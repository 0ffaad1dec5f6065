package io.tombolo.contract.rpc.grpc;

import io.grpc.ManagedChannel;
import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.TypedCalls;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import java.util.concurrent.CompletableFuture;

/// Asks anybody, by way of the RPC forwarder in another process.
public final class RpcCallerClient implements RpcCaller {

    private final RpcClient forwarder;

    /// @param channel to the RPC forwarder; closed by whoever made it
    public RpcCallerClient(ManagedChannel channel) {
        forwarder = new RpcClient("the RPC forwarder", channel);
    }

    @Override
    public <Q, R> CompletableFuture<R> call(RpcMethod<Q, R> method, Q request) {
        return TypedCalls.call(this, method, request);
    }

    @Override
    public CompletableFuture<Bytes> call(MethodName method, Bytes body) {
        return forwarder.call(method, body);
    }
}
