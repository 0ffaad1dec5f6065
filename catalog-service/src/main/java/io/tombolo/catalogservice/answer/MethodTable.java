package io.tombolo.catalogservice.answer;

import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.msgpack.Decoded;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/// Methods and who answers them, each call on a virtual thread of its own, which is interrupted if the caller
/// goes.
///
/// A read of this process that has nothing to wait for is answered at once, on the thread that asks, if it looks at one
/// thing only or if the same was answered from the same state before.
public final class MethodTable implements RpcEndpoint {

    private final Map<MethodName, Entry<?, ?>> entries;

    private MethodTable(Map<MethodName, Entry<?, ?>> entries) {
        this.entries = entries;
    }

    /// A method and who answers it.
    ///
    /// @param prompt how it is answered without waiting; empty if it always may wait
    private record Entry<Q, R>(RpcMethod<Q, R> method, Function<Q, R> handler, Optional<Prompt<Q, R>> prompt) {

        Bytes answer(Bytes body) {
            return method.response().encode(handler.apply(question(method, body)));
        }

        /// The table finds entries by the method that they were made for.
        @SuppressWarnings("unchecked")
        <S, T> Entry<S, T> as(RpcMethod<S, T> asked) {
            if (!method.equals(asked)) {
                throw new IllegalStateException("%s is not declared as the table has it".formatted(asked.name()));
            }
            return (Entry<S, T>) this;
        }
    }

    /// Answers a question without waiting, if it can.
    @FunctionalInterface
    private interface Prompt<Q, R> {
        Optional<CompletableFuture<R>> answer(Q question, Function<Q, R> handler);
    }

    /// No methods.
    public static MethodTable empty() {
        return new MethodTable(Map.of());
    }

    /// These and one more.
    ///
    /// @param handler may wait; what it throws fails the call
    public <Q, R> MethodTable with(RpcMethod<Q, R> method, Function<Q, R> handler) {
        return with(new Entry<>(method, handler, Optional.empty()));
    }

    /// These and one more, which reads one thing.
    ///
    /// @param options of a question
    /// @param handler waits only as long as [Reads] does
    public <Q, R> MethodTable one(
            RpcMethod<Q, R> method, Reads reads, Function<Q, QueryOptions> options, Function<Q, R> handler) {
        return with(new Entry<>(
                method,
                handler,
                Optional.of((question, answering) ->
                        reads.promptly(options.apply(question), () -> answering.apply(question)))));
    }

    /// These and one more, which reads many things, and whose answer depends on nothing but the question and the state.
    ///
    /// @param options of a question
    /// @param handler waits only as long as [Reads] does
    public <Q, R> MethodTable many(
            RpcMethod<Q, R> method, Reads reads, Function<Q, QueryOptions> options, Function<Q, R> handler) {
        var answers = new KeptAnswers<Q, R>(reads);
        return with(new Entry<>(
                method,
                question -> answers.of(question, options.apply(question), handler),
                Optional.of((question, answering) -> answers.known(question, options.apply(question)))));
    }

    private MethodTable with(Entry<?, ?> entry) {
        var more = new HashMap<>(entries);
        more.put(entry.method().name(), entry);
        return new MethodTable(Map.copyOf(more));
    }

    /// These and those of another table.
    public MethodTable and(MethodTable other) {
        var all = new HashMap<>(entries);
        all.putAll(other.entries);
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
        return entries.keySet();
    }

    @Override
    public CompletableFuture<Bytes> answer(MethodName method, Bytes body) {
        Entry<?, ?> entry = entries.get(method);
        return entry == null ? unknown(method) : aside(() -> entry.answer(body));
    }

    @Override
    public <Q, R> CompletableFuture<R> answer(RpcMethod<Q, R> method, Q question) {
        Entry<?, ?> found = entries.get(method.name());
        if (found == null) {
            return unknown(method.name());
        }
        Entry<Q, R> entry = found.as(method);
        return entry.prompt()
                .flatMap(prompt -> prompt.answer(question, entry.handler()))
                .orElseGet(() -> aside(() -> entry.handler().apply(question)));
    }

    private static <T> CompletableFuture<T> unknown(MethodName method) {
        return CompletableFuture.failedFuture(new RpcFailedException(new RpcError.MethodUnknown(method.toString())));
    }

    private static <T> CompletableFuture<T> aside(Supplier<T> work) {
        var answer = new CompletableFuture<T>();
        Thread thread = Thread.ofVirtual().unstarted(() -> {
            try {
                answer.complete(work.get());
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
