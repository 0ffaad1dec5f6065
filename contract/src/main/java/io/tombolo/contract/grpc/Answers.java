package io.tombolo.contract.grpc;

import io.grpc.ServerCallHandler;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a service answers its siblings.
///
/// @param refusal the exception of the contract; its message is told to the caller as it is. Anything else is a bug,
///                and logged
public record Answers(Class<? extends RuntimeException> refusal) {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.sibling");

    /// Answers calls. A caller that goes away cancels the future.
    public <Q, R> ServerCallHandler<Q, R> calls(Function<Q, CompletableFuture<R>> service) {
        return ServerCalls.asyncUnaryCall((request, caller) -> {
            CompletableFuture<R> answer = start(service, request);
            serverSide(caller).setOnCancelHandler(() -> answer.cancel(false));
            var _ = answer.whenComplete((value, problem) -> {
                if (problem == null) {
                    caller.onNext(value);
                    caller.onCompleted();
                } else {
                    caller.onError(status(problem).asRuntimeException());
                }
            });
        });
    }

    private static <Q, R> CompletableFuture<R> start(Function<Q, CompletableFuture<R>> service, Q request) {
        try {
            return service.apply(request);
        } catch (RuntimeException problem) {
            return CompletableFuture.failedFuture(problem);
        }
    }

    /// Feeds until the caller goes away.
    ///
    /// @param service begins to tell, and gives back what ends it
    public <Q, R> ServerCallHandler<Q, R> feeds(BiFunction<Q, Outflow<R>, Runnable> service) {
        return ServerCalls.asyncServerStreamingCall((request, caller) -> {
            var outflow = new Outflow<>(serverSide(caller));
            outflow.startedBy(service.apply(request, outflow));
        });
    }

    /// What gRPC promises of the observers that it hands to services.
    private static <R> ServerCallStreamObserver<R> serverSide(StreamObserver<R> caller) {
        return (ServerCallStreamObserver<R>) caller;
    }

    private Status status(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (refusal.isInstance(cause)) {
            return Status.FAILED_PRECONDITION.withDescription(cause.getMessage());
        }
        LOG.atError().setCause(cause).log("could not answer a sibling");
        return Status.INTERNAL.withDescription(cause.toString());
    }
}
