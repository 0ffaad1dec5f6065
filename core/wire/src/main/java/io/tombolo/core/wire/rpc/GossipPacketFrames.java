package io.tombolo.core.wire.rpc;

import io.tombolo.core.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Gossip packets on a gateway connection: a length of four bytes, big endian, then the packet as it would be in a
/// datagram. One direction only.
///
/// Memory grows with what was received, never with what was announced.
/// Source: WAN federation sheet 2.7.
public final class GossipPacketFrames {

    /// Bytes of one packet: what real servers accept.
    public static final int PACKET_LIMIT = 4 * 1024 * 1024;

    private static final int LENGTH_SIZE = 4;

    /// What a piece brought.
    public sealed interface Progress {

        /// Packets that are now complete.
        record Going(List<Bytes> packets) implements Progress {}

        /// The connection is to be closed.
        ///
        /// @param packets those before the fault
        record Broken(List<Bytes> packets, Fault fault) implements Progress {}
    }

    /// What can be wrong with a length.
    public enum Fault {
        /// No packet is empty.
        EMPTY_PACKET,
        /// More than [#PACKET_LIMIT].
        PACKET_TOO_LONG
    }

    private final Gathering gathering = new Gathering();
    private boolean broken;

    /// A packet with its length before it.
    ///
    /// @throws IllegalStateException if the packet is empty or longer than a receiver accepts
    public static Bytes frame(Bytes packet) {
        if (packet.isEmpty() || packet.length() > PACKET_LIMIT) {
            throw new IllegalStateException(
                    "a gossip packet has 1 to %d bytes. received: %d".formatted(PACKET_LIMIT, packet.length()));
        }
        byte[] frame = new byte[LENGTH_SIZE + packet.length()];
        for (int i = 0; i < LENGTH_SIZE; i++) {
            frame[i] = (byte) (packet.length() >> (8 * (LENGTH_SIZE - 1 - i)));
        }
        packet.copyTo(frame, LENGTH_SIZE);
        return Bytes.wrap(frame);
    }

    /// Whether the connection may end here: between two packets.
    public boolean isBetweenPackets() {
        return gathering.isEmpty() && !broken;
    }

    /// Takes the next piece. Packets are slices of it where they came whole. After [Progress.Broken] nothing more
    /// is read.
    public Progress take(Bytes piece) {
        var packets = new ArrayList<Bytes>();
        Bytes rest = broken ? Bytes.EMPTY : gathering.join(piece);
        while (rest.length() >= LENGTH_SIZE) {
            long length = length(rest);
            if (length == 0 || length > PACKET_LIMIT) {
                broken = true;
                return new Progress.Broken(packets, length == 0 ? Fault.EMPTY_PACKET : Fault.PACKET_TOO_LONG);
            }
            if (rest.length() - LENGTH_SIZE < length) {
                break;
            }
            packets.add(rest.slice(LENGTH_SIZE, (int) length));
            rest = rest.from(LENGTH_SIZE + (int) length);
        }
        gathering.keep(rest, !packets.isEmpty());
        return new Progress.Going(packets);
    }

    private static long length(Bytes frame) {
        long length = 0;
        for (int i = 0; i < LENGTH_SIZE; i++) {
            length = (length << 8) | (frame.at(i) & 0xff);
        }
        return length;
    }
}
