package io.tombolo.core.registration;

/// What an agent wants to be woken for. A timer of an older generation means nothing.
public sealed interface AgentTimer {

    /// A check is to be done.
    record ProbeDue(String checkId, long generation) implements AgentTimer {}

    /// Nobody has said for too long that all is well.
    record TtlOver(String checkId, long generation) implements AgentTimer {}

    /// The catalog is to be told of an output.
    record OutputDue(String checkId, long generation) implements AgentTimer {}

    /// A check has been critical for so long that its service goes.
    record CriticalForTooLong(String checkId, long generation) implements AgentTimer {}

    /// The catalog is to be looked at.
    record LookDue() implements AgentTimer {}
}
