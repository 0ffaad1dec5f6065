package io.tombolo.contract.grpc;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What a feed still has to tell one caller. Any thread offers; none ever waits.
///
/// A caller that reads so slowly that [#LIMIT] messages wait is sent away. It subscribes again and begins with what is
/// present then, which is less to read than all that happened.
///
/// @param <R> what is told
public final class Outflow<R> {

    /// Messages that may wait for one caller: a burst in which every member of a large pool changes fits.
    static final int LIMIT = 16_384;

    private final ServerCallStreamObserver<R> caller;
    private final ArrayDeque<R> waiting = new ArrayDeque<>();
    private @Nullable Runnable stop;
    private boolean ended;

    Outflow(ServerCallStreamObserver<R> caller) {
        this.caller = caller;
        caller.setOnReadyHandler(this::drain);
        caller.setOnCancelHandler(this::end);
    }

    /// Tells one thing more.
    public void offer(R message) {
        if (!taken(message)) {
            end();
        }
    }

    private synchronized boolean taken(R message) {
        if (ended) {
            return true;
        }
        if (waiting.size() == LIMIT) {
            caller.onError(Status.RESOURCE_EXHAUSTED
                    .withDescription("%d messages wait for a slow reader".formatted(LIMIT))
                    .asRuntimeException());
            return false;
        }
        waiting.add(message);
        drain();
        return true;
    }

    private synchronized void drain() {
        while (!ended && caller.isReady()) {
            R next = waiting.poll();
            if (next == null) {
                return;
            }
            caller.onNext(next);
        }
    }

    void startedBy(Runnable stopping) {
        if (!remember(stopping)) {
            stopping.run();
        }
    }

    private synchronized boolean remember(Runnable stopping) {
        stop = stopping;
        return !ended;
    }

    /// Not under the lock while it stops the source, whose own lock is held when it offers.
    private void end() {
        Runnable stopping = markEnded();
        if (stopping != null) {
            stopping.run();
        }
    }

    private synchronized @Nullable Runnable markEnded() {
        Runnable stopping = ended ? null : stop;
        ended = true;
        waiting.clear();
        return stopping;
    }
}
