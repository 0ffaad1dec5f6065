package io.tombolo.core.terms;

import java.time.Instant;
import java.util.List;

/// A protocol as a pure state machine: time and an input go in, outputs come out.
///
/// A machine holds its state and nothing else: no clock, socket, thread or source of randomness of its own. One
/// thread owns it. What has to be durable before something is sent stands before it in the outputs, which are
/// performed in order. The driver in `runtime` runs a machine for real, the simulator in `testing/sim` in virtual
/// time.
///
/// @param <I> what can happen to it: a sealed interface
/// @param <O> what it can ask for: a sealed interface
public interface Machine<I, O> {

    /// Takes one input at the time `now`, which never goes back.
    ///
    /// Throws only for a bug, never for what a stranger sent.
    List<O> step(Instant now, I input);
}
