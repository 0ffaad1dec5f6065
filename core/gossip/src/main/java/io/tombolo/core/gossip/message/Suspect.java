package io.tombolo.core.gossip.message;

/// Says that a member did not answer. Source: gossip sheet 10 and 11.
///
/// @param incarnation the one that is suspected
/// @param node who is suspected
/// @param from who suspects
public record Suspect(Incarnation incarnation, MemberName node, MemberName from) implements PacketMessage {}
