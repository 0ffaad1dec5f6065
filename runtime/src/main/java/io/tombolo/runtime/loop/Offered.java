package io.tombolo.runtime.loop;

/// What became of an input that was offered to an [Inbox].
public enum Offered {

    /// It waits for its turn.
    ACCEPTED,

    /// It waits for its turn, and the oldest waiting one was dropped for it.
    ACCEPTED_DROPPING_OLDEST,

    /// The inbox is full and refuses.
    REFUSED,

    /// The inbox is closed and takes nothing anymore.
    CLOSED
}
