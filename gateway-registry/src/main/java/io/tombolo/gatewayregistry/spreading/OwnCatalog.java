package io.tombolo.gatewayregistry.spreading;

import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.TypedCalls;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import java.util.concurrent.CompletableFuture;

/// The catalog of this very server, asked without a detour: nothing is forwarded, whoever the request is for.
///
/// That is how a leader writes what the primary sent into the store of its own datacenter.
public record OwnCatalog(RpcEndpoint catalog) implements RpcCaller {

    @Override
    public <Q, R> CompletableFuture<R> call(RpcMethod<Q, R> method, Q request) {
        return TypedCalls.call(this, method, request);
    }

    @Override
    public CompletableFuture<Bytes> call(MethodName method, Bytes body) {
        return catalog.answer(method, body);
    }
}
