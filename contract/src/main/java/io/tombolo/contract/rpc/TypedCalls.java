package io.tombolo.contract.rpc;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/// Calls with records, over calls with bytes.
public final class TypedCalls {

    private TypedCalls() {}

    /// Encodes the question, asks, decodes the answer. Cancelling the answer cancels the call.
    public static <Q, R> CompletableFuture<R> call(RpcCaller caller, RpcMethod<Q, R> method, Q request) {
        BiFunction<MethodName, Bytes, CompletableFuture<Bytes>> byBytes = caller::call;
        return call(byBytes, method, request);
    }

    /// Encodes the question, asks, decodes the answer. Cancelling the answer cancels the call.
    ///
    /// @param caller asks by bytes
    public static <Q, R> CompletableFuture<R> call(
            BiFunction<MethodName, Bytes, CompletableFuture<Bytes>> caller, RpcMethod<Q, R> method, Q request) {
        CompletableFuture<Bytes> raw =
                caller.apply(method.name(), method.request().encode(request));
        var answer = new CompletableFuture<R>();
        var _ = raw.whenComplete((body, problem) -> {
            if (problem != null) {
                answer.completeExceptionally(problem);
            } else {
                read(method, body, answer);
            }
        });
        var _ = answer.whenComplete((value, problem) -> {
            if (answer.isCancelled()) {
                raw.cancel(false);
            }
        });
        return answer;
    }

    private static <R> void read(RpcMethod<?, R> method, Bytes body, CompletableFuture<R> answer) {
        switch (method.response().decode(body)) {
            case Decoded.Read<R>(R value, int length) -> answer.complete(value);
            case Decoded.Malformed<R>(var fault, int offset) ->
                answer.completeExceptionally(new RpcFailedException(new RpcError.Undecodable(
                        " the answer to %s: %s at byte %d".formatted(method.name(), fault, offset))));
        }
    }
}
