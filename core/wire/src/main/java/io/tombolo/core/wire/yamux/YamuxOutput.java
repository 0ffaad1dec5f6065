package io.tombolo.core.wire.yamux;

import io.tombolo.core.wire.Bytes;
import java.time.Instant;

/// What a session asks for, in this order.
public sealed interface YamuxOutput {

    /// Send these bytes, one after the other; confirm them with [YamuxInput.Flushed].
    record Transmit(Bytes header, Bytes payload) implements YamuxOutput {
        /// Bytes to send and to confirm.
        public int size() {
            return header.length() + payload.length();
        }
    }

    /// A wish to open has become a stream, and its first bytes are on their way.
    record Opened(long ticket, int streamId) implements YamuxOutput {}

    /// A wish to open was refused. The caller may try another session.
    record OpenRefused(long ticket, Refusal refusal) implements YamuxOutput {}

    /// The peer opened a stream: accept or reset it.
    record Incoming(int streamId) implements YamuxOutput {}

    /// Bytes of a stream: a slice of what came from the transport.
    record Data(int streamId, Bytes bytes) implements YamuxOutput {}

    /// The peer will send no more on a stream.
    record PeerFinished(int streamId) implements YamuxOutput {}

    /// All bytes of the last write were given to the transport.
    record Sent(int streamId) implements YamuxOutput {}

    /// A stream is gone and what it held can be dropped.
    record WasReset(int streamId, ResetCause cause) implements YamuxOutput {}

    /// The peer opens no streams any more and wants none; those that exist go on.
    record PeerGoingAway() implements YamuxOutput {}

    /// Step with [YamuxInput.Woke] at this time. Replaces the time asked for before.
    record WakeAt(Instant time) implements YamuxOutput {}

    /// The session is over and so are its streams. Close the transport when what was transmitted is flushed.
    record Ended(SessionEnd end) implements YamuxOutput {}

    /// Why no stream was opened.
    enum Refusal {
        /// The peer has said that it goes away.
        PEER_GOING_AWAY,
        /// Too many wishes are waiting.
        QUEUE_FULL,
        /// All two billion ids of this side were used.
        IDS_EXHAUSTED,
        /// The session is over.
        SESSION_ENDED
    }

    /// Why a stream was reset.
    enum ResetCause {
        /// The peer reset it.
        PEER,
        /// It held more unread bytes than any other when the session's limit was reached.
        UNREAD_LIMIT,
        /// The peer did not finish it in time after we had.
        CLOSE_TIMEOUT,
        /// We had finished it before the peer accepted it, and the peer never did.
        NEVER_ACCEPTED
    }
}
