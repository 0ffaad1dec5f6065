package io.tombolo.core.gossip.message;

/// Asks a member for an [Ack]. Source: gossip sheet 4 and 9.
///
/// @param sequence the number the ack has to carry
/// @param node who is asked; anyone else drops the ping; nobody: whoever gets it
/// @param source where the ack goes to
public record Ping(SequenceNumber sequence, MemberName node, Source source) implements PacketMessage, StreamMessage {}
