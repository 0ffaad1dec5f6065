package io.tombolo.core.wire.yamux;

/// What a frame is for.
public enum FrameType {
    /// Bytes of a stream; the only type with a payload.
    DATA(0),
    /// More room for bytes of a stream; also carries flags on their own.
    WINDOW_UPDATE(1),
    /// Is the other side alive? Carries an id to be echoed.
    PING(2),
    /// No more streams, with a code that says why.
    GO_AWAY(3);

    private final int code;

    FrameType(int code) {
        this.code = code;
    }

    /// The second byte of a header.
    public int code() {
        return code;
    }
}
