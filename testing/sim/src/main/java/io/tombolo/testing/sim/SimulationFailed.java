package io.tombolo.testing.sim;

/// A run that went wrong: an invariant was violated, or a machine threw.
///
/// The message has all that is needed to see it again: the seed, how to replay, and the last events.
public final class SimulationFailed extends AssertionError {

    private static final long serialVersionUID = 1L;

    SimulationFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
