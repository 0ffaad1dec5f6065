package io.tombolo.runtime.port;

import io.tombolo.runtime.net.ByteStream;
import java.time.Duration;
import java.util.Optional;

/// Takes connections that are handed over whole: a gossip stream, a snapshot.
@FunctionalInterface
public interface StreamAcceptor {

    /// Makes the handler of one more connection, which is opened at once. On its event loop: must not wait.
    ByteStream.Handler accept(Peer peer);

    /// After which a connection is closed whatever it does; empty for one that may take its time.
    default Optional<Duration> lifetime() {
        return Optional.empty();
    }
}
