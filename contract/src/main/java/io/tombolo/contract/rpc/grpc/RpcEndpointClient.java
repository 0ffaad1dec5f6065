package io.tombolo.contract.rpc.grpc;

import io.grpc.ManagedChannel;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The methods that a sibling in another process owns.
public final class RpcEndpointClient implements RpcEndpoint {

    private final Set<MethodName> methods;
    private final RpcClient owner;

    /// @param name    of the sibling, for messages
    /// @param methods what it owns: known beforehand, so that it may be away when this starts
    /// @param channel to it; closed by whoever made it
    public RpcEndpointClient(String name, Set<MethodName> methods, ManagedChannel channel) {
        this.methods = Set.copyOf(methods);
        owner = new RpcClient(name, channel);
    }

    @Override
    public Set<MethodName> methods() {
        return methods;
    }

    @Override
    public CompletableFuture<Bytes> answer(MethodName method, Bytes body) {
        return owner.call(method, body);
    }
}
