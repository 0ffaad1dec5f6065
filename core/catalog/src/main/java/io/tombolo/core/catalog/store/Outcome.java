package io.tombolo.core.catalog.store;

/// What a command came to. The same on every server that applies it.
public sealed interface Outcome {

    /// It was done.
    Outcome DONE = new Done();

    /// It was done, or it was a condition and did not hold.
    static Outcome of(boolean held) {
        return new Verdict(held);
    }

    /// It was done.
    record Done() implements Outcome {}

    /// Whether the condition of the command held, such as that of a check-and-set; if not, nothing was
    /// changed.
    record Verdict(boolean held) implements Outcome {}

    /// The number that the command was to find.
    record Counted(long value) implements Outcome {}

    /// Nothing was changed.
    record Refused(Refusal refusal) implements Outcome {}
}
