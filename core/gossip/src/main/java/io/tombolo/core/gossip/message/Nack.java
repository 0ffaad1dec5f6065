package io.tombolo.core.gossip.message;

/// A helper's word that it got no ack either: the helper at least is well. Source: gossip sheet 9.
///
/// @param sequence the number of the indirect ping
public record Nack(SequenceNumber sequence) implements PacketMessage {}
