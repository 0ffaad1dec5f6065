package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.swim.Peer;

/// Who a node is when it starts.
///
/// @param peer     its name, and the address that others reach it at
/// @param tags     what it says about itself; at most 512 bytes encoded
/// @param versions what it understands
public record SerfIdentity(Peer peer, Tags tags, ProtocolVersions versions) {}
