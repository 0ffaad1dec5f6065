package io.tombolo.core.wire.yamux;

/// Why a session is over.
public sealed interface SessionEnd {

    /// The peer broke a rule; it was told with go-away code 1.
    record Violated(Violation violation) implements SessionEnd {}

    /// The peer sent go-away with another code than "normal": 1 is a protocol error, 2 an internal one.
    ///
    /// @param code 32 bits without a sign
    record PeerGaveUp(long code) implements SessionEnd {}

    /// A ping was not answered in time: the peer is gone, or does not read.
    record PingUnanswered() implements SessionEnd {}

    /// A stream was not accepted in time: the peer is stuck.
    record StreamNotAccepted(int streamId) implements SessionEnd {}
}
