package io.tombolo.runtime.loop;

/// What a full [Inbox] does with one more input.
public enum Overflow {

    /// The oldest waiting input makes room. For gossip: what is newest is worth most, and the protocol repeats
    /// itself.
    DROP_OLDEST,

    /// The new input is refused and its sender is told. For proposals: somebody waits for the answer.
    REFUSE
}
