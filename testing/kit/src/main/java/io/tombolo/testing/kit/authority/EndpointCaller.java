package io.tombolo.testing.kit.authority;

import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.TypedCalls;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import java.util.concurrent.CompletableFuture;

/// Calls one endpoint whatever the datacenter, as over the wire: everything goes through its bytes.
public record EndpointCaller(RpcEndpoint endpoint) implements RpcCaller {

    @Override
    public <Q, R> CompletableFuture<R> call(RpcMethod<Q, R> method, Q request) {
        return TypedCalls.call(this, method, request);
    }

    @Override
    public CompletableFuture<Bytes> call(MethodName method, Bytes body) {
        return endpoint.answer(method, body);
    }
}
