package io.tombolo.core.gossip.message;

/// What memberlist holds a member for; the order is that of the numbers on the wire.
///
/// Source: gossip sheet 4.
public enum MemberState {
    /// 0: answers, or says so itself.
    ALIVE,
    /// 1: did not answer somebody, and has not refuted yet.
    SUSPECT,
    /// 2: failed.
    DEAD,
    /// 3: said goodbye.
    LEFT
}
