package io.tombolo.runtime.port;

import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.GossipPacketFrames;
import io.tombolo.runtime.net.ByteStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// A connection that brings gossip packets, and never gets an answer. Source: WAN federation sheet 2.7.
final class PacketFrames implements ByteStream.Handler {

    private final GossipPacketFrames frames = new GossipPacketFrames();
    private final PacketHandler handler;
    private final Peer peer;
    private final Duration gap;
    private final Consumer<Disconnect> over;
    private boolean heard = true;
    private boolean closed;

    PacketFrames(PacketHandler handler, Peer peer, Duration gap, Consumer<Disconnect> over) {
        this.handler = handler;
        this.peer = peer;
        this.gap = gap;
        this.over = over;
    }

    @Override
    public void opened(ByteStream stream) {
        heard = false;
        listen(stream);
    }

    /// Looks once in each gap, so a silent connection lives for at most two of them.
    private void listen(ByteStream stream) {
        var _ = stream.schedule(gap, () -> {
            if (closed) {
                return;
            }
            if (!heard) {
                over.accept(Disconnect.Plain.SILENT);
                stream.close();
                return;
            }
            opened(stream);
        });
    }

    @Override
    public void received(ByteStream stream, Bytes bytes) {
        heard = true;
        switch (frames.take(bytes)) {
            case GossipPacketFrames.Progress.Going going -> hand(going.packets());
            case GossipPacketFrames.Progress.Broken broken -> {
                hand(broken.packets());
                over.accept(new Disconnect.MalformedPacket(broken.fault()));
                stream.close();
            }
        }
    }

    private void hand(List<Bytes> packets) {
        packets.forEach(packet -> handler.received(peer, packet));
    }

    @Override
    public void closed(String reason) {
        closed = true;
        over.accept(frames.isBetweenPackets() ? new Disconnect.Closed(reason) : Disconnect.Plain.CUT_PACKET);
    }
}
