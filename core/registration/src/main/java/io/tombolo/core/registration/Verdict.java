package io.tombolo.core.registration;

/// What became of a command.
public sealed interface Verdict {

    /// It is done here; the catalog will follow.
    record Accepted() implements Verdict {}

    /// It is wrong in itself, or asks for what this agent does not do.
    record Invalid(String text) implements Verdict {}

    /// It is about something that is not here.
    record Missing(String text) implements Verdict {}

    /// It is well formed, but cannot be done as things are.
    record Impossible(String text) implements Verdict {}
}
