package io.tombolo.gossipservice;

import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.net.ByteStream;
import java.time.Duration;
import java.util.function.Consumer;

/// How packets and streams of a pool get to a peer.
///
/// The seam for federation: a peer in this datacenter is reached directly, one behind gateways by its name. Both
/// methods are called on the pool's thread and return at once.
public interface Transport {

    /// Sends one packet.
    ///
    /// @param onFailure told, on any thread, when it could not be sent; a packet that got lost is not a failure
    void send(Peer to, Bytes packet, Consumer<SendFailure> onFailure);

    /// Opens a stream, and tells the handler what becomes of it.
    ///
    /// @param lifetime of connecting and of the stream together
    void open(Peer to, Duration lifetime, ByteStream.Handler handler);
}
