package io.tombolo.runtime.loop;

/// Something threw that should not have.
public sealed interface Fault {

    /// The name of the driver in which it happened.
    String driver();

    /// What was thrown.
    Throwable cause();

    /// A machine threw while it took an input: a bug. Its state may be half changed.
    ///
    /// @param input what it was given
    record StepFailed(String driver, Object input, Throwable cause) implements Fault {}

    /// An outlet threw while it performed an output.
    ///
    /// @param output what it was to perform
    record PerformFailed(String driver, Object output, Throwable cause) implements Fault {}
}
