package io.tombolo.runtime.port;

import java.util.concurrent.atomic.AtomicLong;

/// What all streams of one connection together may hold in memory. On the connection's event loop.
///
/// A connection has some room of its own; what it needs beyond that, it shares with all others of the port. So
/// many connections together cannot take all memory, and none of them can take away what others need for ordinary
/// requests.
final class Rooms {

    /// Room of its own for unfinished requests: more than any request of a server but a large write.
    private static final long OWN_REQUESTS = 1024 * 1024;

    private final long requestLimit;
    private final long answerLimit;
    private final long sharedLimit;
    private final AtomicLong shared;
    private long requests;
    private long answers;

    /// @param shared what all connections of the port have taken of their common room
    Rooms(PortLimits limits, AtomicLong shared) {
        requestLimit = limits.requestRoom();
        answerLimit = limits.answerRoom();
        sharedLimit = limits.sharedRoom();
        this.shared = shared;
    }

    /// Changes what unfinished requests hold. False if that is too much; then nothing changes.
    boolean requests(long change) {
        long next = requests + change;
        long borrowed = Math.max(0, next - OWN_REQUESTS) - Math.max(0, requests - OWN_REQUESTS);
        if (change > 0 && next > requestLimit) {
            return false;
        }
        if (borrowed != 0 && shared.addAndGet(borrowed) > sharedLimit && borrowed > 0) {
            shared.addAndGet(-borrowed);
            return false;
        }
        requests = next;
        return true;
    }

    /// Takes room for an answer. One that is alone may be of any size. False if there is none.
    boolean answer(long bytes) {
        if (answers > 0 && answers + bytes > answerLimit) {
            return false;
        }
        answers += bytes;
        return true;
    }

    /// An answer is with the peer, or dropped.
    void answered(long bytes) {
        answers -= bytes;
    }
}
