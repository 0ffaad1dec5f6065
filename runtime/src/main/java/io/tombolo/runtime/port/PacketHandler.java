package io.tombolo.runtime.port;

import io.tombolo.core.wire.Bytes;

/// Takes gossip packets that came through gateways.
@FunctionalInterface
public interface PacketHandler {

    /// A packet arrived, as it would have been in a datagram. On an event loop: must not wait.
    ///
    /// @param packet a slice of what was received: copy what is kept
    void received(Peer peer, Bytes packet);
}
