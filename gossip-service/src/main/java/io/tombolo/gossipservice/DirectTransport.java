package io.tombolo.gossipservice;

import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.net.ByteStream;
import io.tombolo.runtime.net.TcpEndpoint;
import io.tombolo.runtime.net.UdpEndpoint;
import java.time.Duration;
import java.util.function.Consumer;

/// Sends packets by UDP and streams by TCP, to the address that the peer tells.
final class DirectTransport implements Transport {

    private final UdpEndpoint packets;
    private final TcpEndpoint streams;

    DirectTransport(UdpEndpoint packets, TcpEndpoint streams) {
        this.packets = packets;
        this.streams = streams;
    }

    @Override
    public void send(Peer to, Bytes packet, Consumer<SendFailure> onFailure) {
        packets.send(
                SocketAddresses.of(to.address()),
                packet,
                cause -> onFailure.accept(new SendFailure(false, String.valueOf(cause.getMessage()))));
    }

    @Override
    public void open(Peer to, Duration lifetime, ByteStream.Handler handler) {
        streams.connect(SocketAddresses.of(to.address()), lifetime, handler);
    }
}
