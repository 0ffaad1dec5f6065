package io.tombolo.core.gossip.message;

/// One message of memberlist, in a packet or on a stream.
public sealed interface MemberlistMessage permits PacketMessage, StreamMessage {}
