package io.tombolo.core.gossip.message;

/// A message that may stand in a packet, alone or as part of a compound.
public sealed interface PacketMessage extends MemberlistMessage
        permits Ping, IndirectPing, Ack, Nack, Suspect, Alive, Dead, UserMessage {}
