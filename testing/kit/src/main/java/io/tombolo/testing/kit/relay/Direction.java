package io.tombolo.testing.kit.relay;

/// Which way something goes through a relay.
public enum Direction {
    /// From whoever dialled the relay.
    TO_TARGET,
    /// Back to whoever dialled the relay.
    TO_CLIENT
}
