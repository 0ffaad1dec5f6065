package io.tombolo.gossipservice;

import io.tombolo.core.gossip.codec.DecodedPacket;
import io.tombolo.core.gossip.codec.Malformed;
import io.tombolo.core.gossip.codec.PacketCodec;
import io.tombolo.core.gossip.serf.SerfInput;
import io.tombolo.core.gossip.swim.SwimInput;
import io.tombolo.core.wire.Bytes;
import io.tombolo.runtime.loop.Inbox;
import io.tombolo.runtime.net.UdpEndpoint;
import java.net.InetSocketAddress;
import java.time.InstantSource;

/// Turns datagrams into inputs. Runs on the event loop of its socket, which owns the codec.
///
/// Datagrams that arrive by other ways, as through gateways, take the same path.
final class IncomingPackets implements UdpEndpoint.Receiver {

    private final PacketCodec codec;
    private final Inbox<SerfInput> inbox;
    private final InstantSource clock;
    private final PoolObserver observer;

    IncomingPackets(PacketCodec codec, Inbox<SerfInput> inbox, InstantSource clock, PoolObserver observer) {
        this.codec = codec;
        this.inbox = inbox;
        this.clock = clock;
        this.observer = observer;
    }

    @Override
    public void received(InetSocketAddress from, Bytes datagram) {
        observer.packetReceived(datagram.length());
        switch (codec.decode(datagram)) {
            case DecodedPacket.Messages packet -> {
                packet.dropped().forEach(flaw -> observer.malformed(from, flaw));
                inbox.offer(new SerfInput.Swim(
                        new SwimInput.PacketHeard(SocketAddresses.of(from), clock.instant(), packet.messages())));
            }
            case Malformed malformed -> observer.malformed(from, malformed);
        }
    }

    @Override
    public void failed(Throwable cause) {
        observer.socketFault(cause);
    }
}
