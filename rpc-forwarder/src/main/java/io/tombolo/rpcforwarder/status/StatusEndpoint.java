package io.tombolo.rpcforwarder.status;

import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.query.Nothing;
import io.tombolo.contract.rpc.status.StatusMethods;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Answers from memory, and without asking who asks: other servers find out by it whether this one is there.
public final class StatusEndpoint implements RpcEndpoint {

    private final Leadership leadership;

    public StatusEndpoint(Leadership leadership) {
        this.leadership = leadership;
    }

    @Override
    public Set<MethodName> methods() {
        return Set.of(StatusMethods.PING.name(), StatusMethods.LEADER.name(), StatusMethods.PEERS.name());
    }

    @Override
    public CompletableFuture<Bytes> answer(MethodName method, Bytes body) {
        if (method.equals(StatusMethods.LEADER.name())) {
            return encoded(
                    StatusMethods.LEADER,
                    leadership.leaderAddress().map(Endpoint::toString).orElse(""));
        }
        if (method.equals(StatusMethods.PEERS.name())) {
            return encoded(
                    StatusMethods.PEERS,
                    leadership.voters().stream().map(Endpoint::toString).toList());
        }
        return encoded(StatusMethods.PING, new Nothing());
    }

    private static <R> CompletableFuture<Bytes> encoded(RpcMethod<?, R> method, R value) {
        return CompletableFuture.completedFuture(method.response().encode(value));
    }
}
