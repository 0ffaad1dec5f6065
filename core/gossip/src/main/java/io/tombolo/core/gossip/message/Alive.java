package io.tombolo.core.gossip.message;

import io.tombolo.core.wire.Bytes;

/// Says that a member is there, where, and what it is. Source: gossip sheet 4 and 11.
///
/// @param incarnation the one that is announced
/// @param node who is alive
/// @param address where; port 0 means the receiver's own port (very old senders)
/// @param meta with serf its [Tags]; at most 512 bytes from well-behaved senders
/// @param versions what it understands
public record Alive(Incarnation incarnation, MemberName node, Address address, Bytes meta, ProtocolVersions versions)
        implements PacketMessage {

    /// Bytes of meta that a sender may not exceed.
    public static final int META_LIMIT = 512;
}
