package io.tombolo.gossipservice;

import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.port.PacketHandler;
import io.tombolo.runtime.port.Peer;
import io.tombolo.runtime.port.StreamAcceptor;
import java.time.Duration;
import java.util.Optional;

/// Gossip that came through gateways to the server port: from here on it takes the way of what came to the pool's own
/// sockets. The two never part again.
public final class GatewayIntake implements PacketHandler, StreamAcceptor {

    private final IncomingPackets packets;
    private final IncomingStreams streams;
    private final Duration streamTimeout;

    /// @param packets owns a codec of its own, for those of the sockets belong to other threads
    GatewayIntake(IncomingPackets packets, IncomingStreams streams, Duration streamTimeout) {
        this.packets = packets;
        this.streams = streams;
        this.streamTimeout = streamTimeout;
    }

    /// One at a time, for connections live on several event loops and share the codec; a packet takes microseconds.
    @Override
    public synchronized void received(Peer peer, Bytes packet) {
        packets.received(peer.address(), packet.copy());
    }

    @Override
    public ByteStream.Handler accept(Peer peer) {
        return streams.accept();
    }

    @Override
    public Optional<Duration> lifetime() {
        return Optional.of(streamTimeout);
    }
}
