package io.tombolo.core.wire.yamux;

/// What a peer can do against the protocol. Each ends the session. Words for counters and for the one log line.
public enum Violation {
    /// The first byte of a frame is not 0: most likely not yamux at all.
    WRONG_VERSION("a frame does not begin with version 0"),
    /// A type above go-away.
    UNKNOWN_TYPE("a frame has an unknown type"),
    /// A payload larger than any window.
    FRAME_TOO_LONG("a frame announces more bytes than a window can hold"),
    /// More bytes than the stream's window has room for.
    WINDOW_EXCEEDED("more bytes were sent than the window allows"),
    /// Window updates that add up to more than 32 bits.
    WINDOW_OVERFLOW("window updates exceed 32 bits"),
    /// A stream opened under the id of a live one.
    STREAM_ID_IN_USE("a stream was opened under an id in use"),
    /// A stream opened under the id of one that is gone.
    STREAM_ID_REUSED("a stream was opened under an id used before"),
    /// An even id from the dialling side, an odd one from the accepting side, or 0.
    STREAM_ID_OF_OTHER_SIDE("a stream was opened under an id that belongs to the other side"),
    /// Ids left out in more places than concurrent opening explains.
    TOO_MANY_ID_GAPS("stream ids were left out in too many places"),
    /// The end of a stream announced twice.
    FINISHED_TWICE("a stream was finished twice"),
    /// More pings and refused streams than the peer reads answers.
    ANSWERS_UNREAD("more answers are waiting than the peer reads");

    private final String explanation;

    Violation(String explanation) {
        this.explanation = explanation;
    }

    /// The violation in a sentence, without the full stop.
    public String explanation() {
        return explanation;
    }
}
