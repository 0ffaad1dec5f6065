package io.tombolo.contract.grpc;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A stream of answers that is asked for again whenever it breaks.
final class Feed<Q, R> {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.sibling");

    /// Often enough that a sibling is picked up as soon as it is back, and next to nothing on loopback.
    private static final Executor LATER = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

    private final Sibling sibling;
    private final MethodDescriptor<Q, R> method;
    private final Q request;
    private final Consumer<R> listener;

    private @Nullable ClientCall<Q, R> call;
    private boolean closed;
    private boolean broken;

    Feed(Sibling sibling, MethodDescriptor<Q, R> method, Q request, Consumer<R> listener) {
        this.sibling = sibling;
        this.method = method;
        this.request = request;
        this.listener = listener;
    }

    synchronized void subscribe() {
        if (closed) {
            return;
        }
        ClientCall<Q, R> next = sibling.open(method, CallOptions.DEFAULT);
        call = next;
        ClientCalls.asyncServerStreamingCall(next, request, new StreamObserver<>() {
            @Override
            public void onNext(R value) {
                heard(value);
            }

            @Override
            public void onError(Throwable problem) {
                ended(Status.fromThrowable(problem));
            }

            @Override
            public void onCompleted() {
                ended(Status.UNAVAILABLE.withDescription("the feed has ended"));
            }
        });
    }

    private void heard(R value) {
        if (comesThrough()) {
            listener.accept(value);
        }
    }

    private synchronized boolean comesThrough() {
        if (broken) {
            LOG.atInfo().addKeyValue("feed", method.getFullMethodName()).log("feed is back");
            broken = false;
        }
        return !closed;
    }

    private synchronized void ended(Status status) {
        if (closed) {
            return;
        }
        if (!broken) {
            LOG.atWarn()
                    .addKeyValue("feed", method.getFullMethodName())
                    .addKeyValue("cause", sibling.message(method, status))
                    .log("feed has broken; asking for it again until it is back");
            broken = true;
        }
        LATER.execute(this::subscribe);
    }

    /// Nothing is told once this has returned, but what is being told at the moment.
    synchronized void close() {
        closed = true;
        if (call != null) {
            call.cancel("nobody listens any more", null);
        }
    }
}
