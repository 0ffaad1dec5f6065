package io.tombolo.core.registration;

/// What an agent tells people of.
public sealed interface AgentEvent {

    /// A check says something else.
    record CheckChanged(String checkId, String serviceId, String from, String to, String output)
            implements AgentEvent {}

    /// A service went because one of its checks was critical for too long.
    record ServiceRemovedAsCritical(String serviceId, String checkId) implements AgentEvent {}

    /// What an earlier run has kept is not used, because a configuration file defines the same.
    record StoredSuperseded(String subject) implements AgentEvent {}

    /// A definition of a configuration file cannot be registered.
    record ConfiguredRefused(String subject, String text) implements AgentEvent {}

    /// The catalog has what is registered here.
    record Settled() implements AgentEvent {}

    /// The catalog could not be asked or told; it is tried again.
    record SyncFailed(String what, String text) implements AgentEvent {}
}
