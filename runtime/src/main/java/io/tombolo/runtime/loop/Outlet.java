package io.tombolo.runtime.loop;

import java.io.IOException;

/// Performs what a machine asks for: sends, writes, announces, arms timers.
///
/// Called on the driver's thread, output by output, in the order of the machine's list; the next output waits
/// until the one before is done, so what is durable is durable before what follows is sent. Must not block for
/// long: hand over to a virtual thread what may wait, and offer its result to the [Inbox].
///
/// @param <I> the machine's inputs
/// @param <O> the machine's outputs
@FunctionalInterface
public interface Outlet<I, O> {

    /// Performs one output.
    ///
    /// @param timers the machine's timers, to arm and disarm
    /// @throws IOException if the world refused it; the driver's [FaultHandler] decides what that means
    void perform(O output, Timers<I> timers) throws IOException;
}
