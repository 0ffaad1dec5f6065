package io.tombolo.testing.sim.sample;

/// What a detector thinks of a peer.
public enum Health {
    /// It answered when it was last asked, or nothing is known against it.
    ALIVE,
    /// It did not answer in time.
    SUSPECT,
    /// Nothing was heard of it for all of the suspicion.
    DEAD
}
