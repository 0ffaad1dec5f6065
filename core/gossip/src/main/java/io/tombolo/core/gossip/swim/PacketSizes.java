package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.PacketMessage;

/// How long messages are once encoded, so that packets are filled to the byte without encoding anything here.
@FunctionalInterface
public interface PacketSizes {

    /// Bytes of the message, its type byte included.
    int of(PacketMessage message);
}
