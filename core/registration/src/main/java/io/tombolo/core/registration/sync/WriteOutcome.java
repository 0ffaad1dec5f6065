package io.tombolo.core.registration.sync;

/// What became of a write.
public sealed interface WriteOutcome {

    /// The catalog has it.
    record Done() implements WriteOutcome {}

    /// The token may not do that; to try again soon would not help.
    record Denied(String text) implements WriteOutcome {}

    /// The catalog refused this one; others may go through.
    record Refused(String text) implements WriteOutcome {}

    /// Nobody answered; others would fare no better.
    record Unreachable(String text) implements WriteOutcome {}
}
