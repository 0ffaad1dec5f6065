package io.tombolo.runtime.port;

/// What all streams of one connection together may hold in memory. On the connection's event loop.
final class Rooms {

    private final long requestLimit;
    private final long answerLimit;
    private long requests;
    private long answers;

    Rooms(PortLimits limits) {
        requestLimit = limits.requestRoom();
        answerLimit = limits.answerRoom();
    }

    /// Changes what unfinished requests hold. False if that is too much; then nothing changes.
    boolean requests(long change) {
        if (change > 0 && requests + change > requestLimit) {
            return false;
        }
        requests += change;
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
