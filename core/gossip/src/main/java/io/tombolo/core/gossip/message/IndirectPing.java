package io.tombolo.core.gossip.message;

/// Asks a helper to ping a member on the sender's behalf. Source: gossip sheet 4 and 9.
///
/// @param sequence the number that the forwarded ack, or the nack, has to carry
/// @param node who is to be pinged
/// @param target where that member is; port 0 means the helper's own port (very old senders)
/// @param nackWanted whether the helper says so when it got no ack either
/// @param source where the ack goes to
public record IndirectPing(SequenceNumber sequence, MemberName node, Address target, boolean nackWanted, Source source)
        implements PacketMessage {}
