package io.tombolo.catalogservice.log;

/// How sure a leader makes that it still leads before it lets a read through.
public enum Barrier {
    /// It was answered by a majority within the election timeout. Wrong only if clocks run at very different speeds, or
    /// the process stops between the check and the answer.
    LEASE,
    /// It asks a majority now. Always right.
    MAJORITY
}
