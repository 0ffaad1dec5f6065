package io.tombolo.rpcforwarder.status;

import io.tombolo.contract.leadership.Leadership;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireCodec;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.core.wire.rpc.ResponseHeader;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Answers from memory, and without asking who asks: other servers find out by it whether this one is there.
public final class StatusEndpoint implements RpcEndpoint {

    private static final MethodName PING = new MethodName("Status", "Ping");
    private static final MethodName LEADER = new MethodName("Status", "Leader");
    private static final MethodName PEERS = new MethodName("Status", "Peers");

    private static final WireCodec<String> TEXT = WireCodec.of(String.class);
    private static final WireCodec<List<String>> TEXTS = WireCodec.listOf(TEXT);

    private final Leadership leadership;

    public StatusEndpoint(Leadership leadership) {
        this.leadership = leadership;
    }

    @Override
    public Set<MethodName> methods() {
        return Set.of(PING, LEADER, PEERS);
    }

    @Override
    public CompletableFuture<Bytes> answer(MethodName method, Bytes body) {
        if (method.equals(LEADER)) {
            return CompletableFuture.completedFuture(TEXT.encode(
                    leadership.leaderAddress().map(Endpoint::toString).orElse("")));
        }
        if (method.equals(PEERS)) {
            return CompletableFuture.completedFuture(TEXTS.encode(
                    leadership.voters().stream().map(Endpoint::toString).toList()));
        }
        return CompletableFuture.completedFuture(ResponseHeader.EMPTY_BODY);
    }
}
