package io.tombolo.core.gossip.message;

import java.util.Optional;

/// What memberlist holds a member for. Source: gossip sheet 4.
public enum MemberState {
    /// Answers, or says so itself.
    ALIVE(0),
    /// Did not answer somebody, and has not refuted yet.
    SUSPECT(1),
    /// Failed.
    DEAD(2),
    /// Said goodbye.
    LEFT(3);

    private final int number;

    MemberState(int number) {
        this.number = number;
    }

    /// The number on the wire.
    public int number() {
        return number;
    }

    /// The state of a number on the wire; empty if no version gives it a meaning.
    public static Optional<MemberState> of(int number) {
        return switch (number) {
            case 0 -> Optional.of(ALIVE);
            case 1 -> Optional.of(SUSPECT);
            case 2 -> Optional.of(DEAD);
            case 3 -> Optional.of(LEFT);
            default -> Optional.empty();
        };
    }
}
