/// What memberlist and serf say to each other, as values: no bytes, no behaviour.
///
///     MemberlistMessage ─┬─ PacketMessage   Ping IndirectPing Ack Nack Suspect Alive Dead UserMessage
///                        └─ StreamMessage   Ping Ack PushPull UserMessage ErrorReply
///     UserMessage.body ───▶ SerfMessage     JoinIntent LeaveIntent UserEvent Query QueryResponse Relay
///     PushPull.userState ─▶ SerfPushPull
///     Query.payload, QueryResponse.payload ─▶ KeyRequest, KeyResponse, ConflictVote
///     Alive.meta ─▶ Tags      Ack.payload ─▶ Coordinate
///
/// Every record is immutable and holds what strangers sent as they sent it: names of any text, addresses as raw
/// bytes. Whether that is plausible is for the state machines to say. Source: gossip sheet 4, 6, 13 and 16 to 19.
@NullMarked
package io.tombolo.core.gossip.message;

import org.jspecify.annotations.NullMarked;
