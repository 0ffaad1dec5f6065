package io.tombolo.contract.rpc;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/// The part of a server that owns methods: it answers their calls in this datacenter.
public interface RpcEndpoint {

    /// What it owns.
    Set<MethodName> methods();

    /// Answers a call whose datacenter is this one and that this server may answer.
    ///
    /// Fails with [RpcFailedException]; any other failure is a bug. Cancelling the future ends the work for it.
    ///
    /// @param body one MessagePack value; only valid until the answer is there, so what is kept is copied
    /// @return one MessagePack value
    CompletableFuture<Bytes> answer(MethodName method, Bytes body);

    /// Answers a call of its own process with the record itself, the same that the bytes would say.
    ///
    /// An endpoint that can do without bytes should: a call within a process then costs no encoding. The thread
    /// that asks may be one that must not wait, so whatever waits does so on another one.
    default <Q, R> CompletableFuture<R> answer(RpcMethod<Q, R> method, Q question) {
        BiFunction<MethodName, Bytes, CompletableFuture<Bytes>> byBytes = this::answer;
        return TypedCalls.call(byBytes, method, question);
    }
}
