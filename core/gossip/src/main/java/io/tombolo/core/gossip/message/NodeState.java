package io.tombolo.core.gossip.message;

import io.tombolo.core.wire.Bytes;

/// One member as a [PushPull] lists it. Source: gossip sheet 4 and 6.1.
///
/// @param name who
/// @param address where, in the bytes in which it was learnt; port 0 means the receiver's own port
/// @param meta with serf its [Tags]
/// @param incarnation the latest known
/// @param state what the sender holds it for
/// @param versions what it understands
public record NodeState(
        MemberName name,
        Address address,
        Bytes meta,
        Incarnation incarnation,
        MemberState state,
        ProtocolVersions versions) {}
