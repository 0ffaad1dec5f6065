package io.tombolo.core.gossip.message;

/// What serf holds a member for. Source: gossip sheet 14.
public enum MemberStatus {
    /// Nothing is known yet.
    NONE(0),
    /// There.
    ALIVE(1),
    /// Has announced that it leaves.
    LEAVING(2),
    /// Gone, as announced.
    LEFT(3),
    /// Gone without a word.
    FAILED(4);

    private final int number;

    MemberStatus(int number) {
        this.number = number;
    }

    /// The number on the wire.
    public int number() {
        return number;
    }
}
