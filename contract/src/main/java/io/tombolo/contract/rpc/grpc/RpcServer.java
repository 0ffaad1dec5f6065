package io.tombolo.contract.rpc.grpc;

import io.grpc.ServerServiceDefinition;
import io.tombolo.contract.grpc.Answers;
import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcEndpoint;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;

/// Offers calls to other processes.
public final class RpcServer {

    private RpcServer() {}

    /// Takes the calls that a sibling has for anybody.
    public static ServerServiceDefinition over(RpcCaller caller) {
        return over(caller::call);
    }

    /// Takes the calls that a sibling has for the owner of their methods.
    public static ServerServiceDefinition over(RpcEndpoint endpoint) {
        return over(endpoint::answer);
    }

    private static ServerServiceDefinition over(BiFunction<MethodName, Bytes, CompletableFuture<Bytes>> calls) {
        return ServerServiceDefinition.builder(RpcMessages.service())
                .addMethod(
                        RpcMessages.CALL,
                        new Answers(RpcFailedException.class).calls(question -> answer(question, calls)))
                .build();
    }

    private static CompletableFuture<RpcMessages.Reply> answer(
            RpcMessages.Question question, BiFunction<MethodName, Bytes, CompletableFuture<Bytes>> calls) {
        if (!(MethodName.parse(question.method()) instanceof MethodName.Named(MethodName method))) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("not a method: \"%s\"".formatted(question.method())));
        }
        CompletableFuture<Bytes> call = calls.apply(method, question.body());
        var reply = new CompletableFuture<RpcMessages.Reply>();
        var _ = call.whenComplete((body, problem) -> {
            Throwable cause =
                    problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
            if (cause == null) {
                reply.complete(new RpcMessages.Reply("", body));
            } else if (cause instanceof RpcFailedException failed) {
                reply.complete(new RpcMessages.Reply(failed.text(), Bytes.EMPTY));
            } else {
                reply.completeExceptionally(cause);
            }
        });
        var _ = reply.whenComplete((value, problem) -> {
            if (reply.isCancelled()) {
                call.cancel(false);
            }
        });
        return reply;
    }
}
