package io.tombolo.catalogservice.log;

import io.tombolo.core.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// What a log drives: the same commands in the same order on every server.
///
/// Called by one thread at a time, but for [Image#writeTo].
///
/// @param <A> what applying a command comes to; it never leaves the process
public interface ReplicatedState<A> {

    /// Applies a command that a majority has on disk. It must not fail: a command that makes no sense is refused in the
    /// answer. What it throws stops this server, which is better than diverging.
    ///
    /// @param index the command's place in the log, greater than any before; indexes may be left out
    A apply(long index, Bytes command);

    /// The state as it is now. Cheap: commands wait meanwhile.
    Image image();

    /// Replaces the state by one that [Image#writeTo] wrote, on this server or on another.
    ///
    /// @throws IOException if the stream ends early or is not such a state; the state before is then still there
    void restore(InputStream snapshot) throws IOException;

    /// A state that does not change while it is written.
    @FunctionalInterface
    interface Image {

        /// Writes it. Commands are applied meanwhile.
        ///
        /// @throws IOException if the stream takes no more
        void writeTo(OutputStream snapshot) throws IOException;
    }
}
