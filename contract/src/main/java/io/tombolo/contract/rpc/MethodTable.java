package io.tombolo.contract.rpc;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Methods and who answers them, each call on a virtual thread of its own, which is interrupted if the caller
/// goes.
public final class MethodTable implements RpcEndpoint {

    private final Map<MethodName, Function<Bytes, Bytes>> handlers;

    private MethodTable(Map<MethodName, Function<Bytes, Bytes>> handlers) {
        this.handlers = handlers;
    }

    /// No methods.
    public static MethodTable empty() {
        return new MethodTable(Map.of());
    }

    /// These and one more.
    ///
    /// @param handler may wait; what it throws fails the call
    public <Q, R> MethodTable with(RpcMethod<Q, R> method, Function<Q, R> handler) {
        var more = new HashMap<>(handlers);
        more.put(method.name(), body -> method.response().encode(handler.apply(question(method, body))));
        return new MethodTable(Map.copyOf(more));
    }

    /// These and those of another table.
    public MethodTable and(MethodTable other) {
        var all = new HashMap<>(handlers);
        all.putAll(other.handlers);
        return new MethodTable(Map.copyOf(all));
    }

    private static <Q> Q question(RpcMethod<Q, ?> method, Bytes body) {
        return switch (method.request().decode(body)) {
            case Decoded.Read<Q>(Q value, int length) -> value;
            case Decoded.Malformed<Q>(var fault, int offset) ->
                throw new RpcFailedException(new RpcError.Undecodable(
                        " the question to %s: %s at byte %d".formatted(method.name(), fault, offset)));
        };
    }

    @Override
    public Set<MethodName> methods() {
        return handlers.keySet();
    }

    @Override
    public CompletableFuture<Bytes> answer(MethodName method, Bytes body) {
        Function<Bytes, Bytes> handler = handlers.get(method);
        if (handler == null) {
            return CompletableFuture.failedFuture(
                    new RpcFailedException(new RpcError.MethodUnknown(method.toString())));
        }
        var answer = new CompletableFuture<Bytes>();
        Thread thread = Thread.ofVirtual().unstarted(() -> {
            try {
                answer.complete(handler.apply(body));
            } catch (RuntimeException | Error failure) {
                answer.completeExceptionally(failure);
            }
        });
        var _ = answer.whenComplete((value, problem) -> {
            if (answer.isCancelled()) {
                thread.interrupt();
            }
        });
        thread.start();
        return answer;
    }
}
