package io.tombolo.contract.grpc;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/// Another service of this server node, as it is reached from here.
///
/// A sibling that is away fails calls at once. Each of them makes the channel dial again now, without the growing
/// pauses of gRPC, so that soon after the sibling is back calls succeed: siblings are near, and few.
public final class Sibling {

    private final String name;
    private final ManagedChannel channel;
    private final Function<String, ? extends RuntimeException> failure;

    /// @param name    of the service, for messages
    /// @param channel closed by whoever made it
    /// @param failure makes the exception of the contract that the service implements
    public Sibling(String name, ManagedChannel channel, Function<String, ? extends RuntimeException> failure) {
        this.name = name;
        this.channel = channel;
        this.failure = failure;
    }

    /// Asks once. Cancelling the future cancels the call over there.
    ///
    /// @param limit how long the answer may take
    public <Q, R> CompletableFuture<R> call(MethodDescriptor<Q, R> method, Q request, Duration limit) {
        var answer = new CompletableFuture<R>();
        ClientCall<Q, R> call =
                open(method, CallOptions.DEFAULT.withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS));
        ClientCalls.asyncUnaryCall(call, request, new StreamObserver<>() {
            @Override
            public void onNext(R value) {
                answer.complete(value);
            }

            @Override
            public void onError(Throwable problem) {
                answer.completeExceptionally(explain(method, Status.fromThrowable(problem)));
            }

            @Override
            public void onCompleted() {
                answer.completeExceptionally(explain(method, Status.INTERNAL.withDescription("no answer")));
            }
        });
        var _ = answer.whenComplete((value, problem) -> {
            if (answer.isCancelled()) {
                call.cancel("the caller has cancelled", null);
            }
        });
        return answer;
    }

    /// Hears what the sibling has to tell until closed. When the stream breaks, it is asked for again every half
    /// second; that it broke is logged once.
    ///
    /// @param listener called by one thread at a time
    /// @return what ends it
    public <Q, R> Runnable follow(MethodDescriptor<Q, R> method, Q request, Consumer<R> listener) {
        var feed = new Feed<>(this, method, request, listener);
        feed.subscribe();
        return feed::close;
    }

    <Q, R> ClientCall<Q, R> open(MethodDescriptor<Q, R> method, CallOptions options) {
        if (channel.getState(true) == ConnectivityState.TRANSIENT_FAILURE) {
            channel.resetConnectBackoff();
        }
        return channel.newCall(method, options);
    }

    RuntimeException explain(MethodDescriptor<?, ?> method, Status status) {
        return failure.apply(message(method, status));
    }

    /// A refusal speaks for itself; everything else is said by this side.
    String message(MethodDescriptor<?, ?> method, Status status) {
        String said = String.valueOf(status.getDescription());
        if (status.getCode() == Status.Code.FAILED_PRECONDITION) {
            return said;
        }
        String why = status.getCause() == null
                        || said.contains(String.valueOf(status.getCause().getMessage()))
                ? said
                : said + ": " + status.getCause().getMessage();
        return "cannot %s: %s at %s answered %s (%s); check that it runs, its health and its log"
                .formatted(method.getBareMethodName(), name, channel.authority(), status.getCode(), why);
    }
}
