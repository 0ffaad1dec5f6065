package io.tombolo.core.gossip.message;

/// A member is about to leave, or somebody forces a failed one out. Source: gossip sheet 13 and 14.
///
/// @param time of the member clock
/// @param node who leaves
/// @param prune whether it is forgotten at once
public record LeaveIntent(LamportTime time, MemberName node, boolean prune) implements SerfMessage {}
