package io.tombolo.core.gossip.codec;

import io.tombolo.core.gossip.message.PacketMessage;
import java.util.List;

/// What came of decoding a packet: its messages, or a [Malformed].
public sealed interface DecodedPacket permits DecodedPacket.Messages, Malformed {

    /// The messages of a packet in their order.
    ///
    /// @param messages those that could be read; none only for a compound of no parts
    /// @param dropped  what became of the others: a cut or foreign part does not spoil its neighbours
    record Messages(List<PacketMessage> messages, List<Malformed> dropped) implements DecodedPacket {

        /// Takes unmodifiable copies.
        public Messages {
            messages = List.copyOf(messages);
            dropped = List.copyOf(dropped);
        }
    }
}
