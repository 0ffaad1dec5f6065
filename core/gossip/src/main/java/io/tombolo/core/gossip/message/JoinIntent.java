package io.tombolo.core.gossip.message;

/// A member says that it has joined. Source: gossip sheet 13 and 14.
///
/// @param time of the member clock
/// @param node who joined
public record JoinIntent(LamportTime time, MemberName node) implements SerfMessage {}
