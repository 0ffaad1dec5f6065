package io.tombolo.core.wire.yamux;

import io.tombolo.core.wire.Bytes;

/// What can happen to a session. Inputs that name a stream which is gone are ignored: its end is already on the way
/// out.
public sealed interface YamuxInput {

    /// Bytes came from the transport. They belong to the session and to whoever gets slices of them.
    record Received(Bytes bytes) implements YamuxInput {}

    /// The transport has sent so many of the bytes transmitted.
    record Flushed(int bytes) implements YamuxInput {}

    /// The time of the last [YamuxOutput.WakeAt] has come.
    record Woke() implements YamuxInput {}

    /// Opens a stream with its first bytes. Answered by [YamuxOutput.Opened] or [YamuxOutput.OpenRefused].
    ///
    /// @param ticket names the wish until the stream has an id; the caller chooses it
    /// @param first  at least one byte
    record Open(long ticket, Bytes first) implements YamuxInput {
        /// @throws IllegalArgumentException if there is no first byte
        public Open {
            if (first.isEmpty()) {
                throw new IllegalArgumentException("a stream is opened with at least one byte. ticket: " + ticket);
            }
        }
    }

    /// Forgets a wish to open that has not been answered yet.
    record Abandon(long ticket) implements YamuxInput {}

    /// Accepts a stream that the peer opened.
    record Accept(int streamId) implements YamuxInput {}

    /// Sends bytes on a stream. One write at a time: [YamuxOutput.Sent] says that the next may come.
    record Write(int streamId, Bytes bytes) implements YamuxInput {}

    /// Bytes handed out by [YamuxOutput.Data] are no longer held, so that the peer may send as many again.
    record Consumed(int streamId, int bytes) implements YamuxInput {}

    /// Nothing more will be written on a stream; the peer may go on.
    record CloseWrite(int streamId) implements YamuxInput {}

    /// Ends a stream both ways at once.
    record Reset(int streamId) implements YamuxInput {}

    /// Tells the peer to open no more streams; those that exist go on.
    record GoAway() implements YamuxInput {}
}
