package io.tombolo.core.gossip.message;

import io.tombolo.core.wire.Bytes;

/// A message of the layer above; with serf a [SerfMessage]. Source: gossip sheet 3 and 6.2.
///
/// @param body the message as it came, to be sent on unchanged
public record UserMessage(Bytes body) implements PacketMessage, StreamMessage {}
