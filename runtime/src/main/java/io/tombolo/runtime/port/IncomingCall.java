package io.tombolo.runtime.port;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.RequestHeader;
import io.tombolo.core.wire.rpc.ResponseHeader;
import io.tombolo.core.wire.rpc.RpcError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call, from its request to its answer or its end. What is not said on [Responder] is for its lane.
final class IncomingCall implements Responder {

    private static final Logger log = LoggerFactory.getLogger(IncomingCall.class);

    private final CallLane lane;
    private final RequestHeader header;
    private State state = State.OPEN;
    private @Nullable Runnable onCancel;

    private enum State {
        OPEN,
        ANSWERED,
        CANCELLED
    }

    IncomingCall(CallLane lane, RequestHeader header) {
        this.lane = lane;
        this.header = header;
    }

    @Override
    public void answer(Bytes body) {
        if (leaves(State.ANSWERED)) {
            lane.run(() -> lane.answered(this, ResponseHeader.success(header), body, false));
        }
    }

    @Override
    public void fail(RpcError error) {
        if (leaves(State.ANSWERED)) {
            lane.run(() -> lane.answered(
                    this, ResponseHeader.failure(header, error), ResponseHeader.EMPTY_BODY, isOfDispatch(error)));
        }
    }

    @Override
    public void onCancel(Runnable cancelled) {
        synchronized (this) {
            if (state == State.OPEN) {
                onCancel = cancelled;
                return;
            }
            if (state == State.ANSWERED) {
                return;
            }
        }
        lane.run(() -> tell(cancelled));
    }

    @Override
    public synchronized boolean isCancelled() {
        return state == State.CANCELLED;
    }

    private synchronized boolean leaves(State next) {
        if (state != State.OPEN) {
            return false;
        }
        state = next;
        if (next == State.ANSWERED) {
            onCancel = null;
        }
        return true;
    }

    /// Whether it was not answered before.
    boolean cancel() {
        if (!leaves(State.CANCELLED)) {
            return false;
        }
        Runnable cancelled;
        synchronized (this) {
            cancelled = onCancel;
            onCancel = null;
        }
        if (cancelled != null) {
            tell(cancelled);
        }
        return true;
    }

    private void tell(Runnable cancelled) {
        try {
            cancelled.run();
        } catch (RuntimeException bug) {
            log.atError()
                    .setCause(bug)
                    .addKeyValue("method", header.serviceMethod())
                    .log("cancelling a call failed");
        }
    }

    /// Errors after which real servers close the stream.
    private static boolean isOfDispatch(RpcError error) {
        return error instanceof RpcError.ServiceUnknown
                || error instanceof RpcError.MethodUnknown
                || error instanceof RpcError.MethodIllFormed
                || error instanceof RpcError.Undecodable;
    }
}
