package io.tombolo.core.gossip.message;

import io.tombolo.core.wire.Bytes;

/// The answer to a [Ping]. Source: gossip sheet 4 and 9.
///
/// @param sequence the number of the ping
/// @param payload with serf a [Coordinate]; empty for forwarded acks and over TCP
public record Ack(SequenceNumber sequence, Bytes payload) implements PacketMessage, StreamMessage {}
