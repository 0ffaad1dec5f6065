package io.tombolo.core.gossip.message;

/// Says that a member has failed, or, from itself, that it has left. Source: gossip sheet 4 and 11.
///
/// @param incarnation the one that is buried
/// @param node who is dead
/// @param from who says so
public record Dead(Incarnation incarnation, MemberName node, MemberName from) implements PacketMessage {

    /// Whether the member said goodbye itself.
    public boolean isFarewell() {
        return from.equals(node);
    }
}
