package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.MemberName;

/// Which members are pinged over a stream when packets fail.
///
/// Not those behind a gateway: their packets go over TCP already, so a stream proves nothing about UDP.
/// Source: gossip sheet 9; WAN federation sheet 2.7.
@FunctionalInterface
public interface StreamPings {

    /// Whether this member is.
    boolean allowedTo(MemberName member);

    /// Every member.
    static StreamPings always() {
        return member -> true;
    }

    /// No member.
    static StreamPings never() {
        return member -> false;
    }
}
