package io.tombolo.runtime.yamux;

import io.tombolo.core.wire.yamux.SessionEnd;
import io.tombolo.core.wire.yamux.YamuxOutput;

/// What a session tells its user, on the connection's event loop: must not wait.
public interface Streams {

    /// Something happened to a stream, or to a wish to open one.
    ///
    /// Never [YamuxOutput.Transmit], [YamuxOutput.WakeAt] or [YamuxOutput.Ended].
    void happened(YamuxOutput output);

    /// The session is over, and so is the connection. Told once, and nothing after it.
    void over(Ending ending);

    /// Why a session is over.
    sealed interface Ending {

        /// By a rule of the protocol.
        record ByProtocol(SessionEnd end) implements Ending {}

        /// The connection was closed under it.
        ///
        /// @param reason      one clause
        /// @param insideFrame whether the peer's last frame had not come whole
        record ByConnection(String reason, boolean insideFrame) implements Ending {}

        /// This side closed it.
        record ByUs() implements Ending {}
    }
}
