package io.tombolo.runtime.pool;

import io.netty.util.Timeout;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.RequestHeader;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One call, and the future that its caller holds.
final class Call extends CompletableFuture<Bytes> {

    /// Up to here header and body leave as one piece.
    private static final int JOINED_LIMIT = 16 * 1024;

    private final Duration within;

    /// What begins the call on a stream, and what follows when that is sent.
    private final Bytes first;

    private final Bytes rest;

    private volatile @Nullable Timeout deadline;

    /// The session that it was given to.
    private volatile @Nullable PooledSession session;

    /// Whether it was given to a session that turned out to be over. On the loop.
    private boolean rerouted;

    /// The wish to open a stream for it, until there is one. On the loop.
    long ticket;

    /// Its stream. On the loop.
    @Nullable
    ClientLane lane;

    Call(long seq, String method, Bytes body, Duration within) {
        this.within = within;
        Bytes head = RequestHeader.CODEC.encode(new RequestHeader(seq, method));
        if (head.length() + body.length() <= JOINED_LIMIT) {
            byte[] joined = new byte[head.length() + body.length()];
            head.copyTo(joined, 0);
            body.copyTo(joined, head.length());
            first = Bytes.wrap(joined);
            rest = Bytes.EMPTY;
        } else {
            first = head;
            rest = body;
        }
    }

    Bytes first() {
        return first;
    }

    Bytes rest() {
        return rest;
    }

    void watch(Timeout timeout) {
        deadline = timeout;
    }

    /// Notes the session that has it. Not counted twice.
    void givenTo(PooledSession taker) {
        session = taker;
    }

    /// Whether it may still be given to another session.
    boolean mayReroute() {
        boolean first = !rerouted;
        rerouted = true;
        return first;
    }

    void succeed(Bytes answer) {
        if (complete(answer)) {
            unwatch();
        }
    }

    void fail(CallFailure failure) {
        if (completeExceptionally(new CallFailed(failure))) {
            unwatch();
        }
    }

    private void unwatch() {
        Timeout timeout = deadline;
        if (timeout != null) {
            timeout.cancel();
        }
    }

    void deadlinePassed() {
        if (completeExceptionally(new CallFailed(new CallFailure.DeadlinePassed(within)))) {
            abandon();
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            unwatch();
            abandon();
        }
        return cancelled;
    }

    private void abandon() {
        PooledSession holder = session;
        if (holder != null) {
            holder.abandon(this);
        }
    }
}
