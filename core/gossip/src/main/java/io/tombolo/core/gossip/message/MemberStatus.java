package io.tombolo.core.gossip.message;

/// What serf holds a member for; the order is that of the numbers on the wire.
///
/// Source: gossip sheet 14.
public enum MemberStatus {
    /// 0: nothing is known yet.
    NONE,
    /// 1
    ALIVE,
    /// 2: has announced that it leaves.
    LEAVING,
    /// 3
    LEFT,
    /// 4
    FAILED
}
