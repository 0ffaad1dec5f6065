package io.tombolo.core.registration;

import io.tombolo.core.registration.definition.Probe;
import io.tombolo.core.registration.local.LocalView;
import io.tombolo.core.registration.stored.StoredCheck;
import io.tombolo.core.registration.stored.StoredService;
import io.tombolo.core.registration.stored.StoredState;
import io.tombolo.core.registration.sync.SyncWrite;
import java.time.Duration;
import java.time.Instant;

/// What an agent asks for. In order: what is kept is on disk before the reply that relies on it.
public sealed interface AgentOutput {

    /// Wake it for this at that time, instead of at the one that was said before.
    record WakeAt(AgentTimer timer, Instant time) implements AgentOutput {}

    /// Find out, and tell the result.
    ///
    /// @param timeout     zero for the default of the kind
    /// @param outputLimit bytes
    record Examine(String checkId, long generation, Probe probe, Duration timeout, int outputLimit)
            implements AgentOutput {}

    /// Follow the checks of another node, and tell what they say whenever it changes.
    record Follow(String checkId, long generation, Probe.Alias alias) implements AgentOutput {}

    /// Follow them no longer.
    record Unfollow(String checkId, long generation) implements AgentOutput {}

    /// Ask the catalog what it has of this node.
    record ReadCatalog() implements AgentOutput {}

    /// Write to the catalog.
    record WriteCatalog(SyncWrite write) implements AgentOutput {}

    /// Keep a service over restarts.
    record KeepService(StoredService service) implements AgentOutput {}

    /// Keep a check over restarts.
    record KeepCheck(StoredCheck check) implements AgentOutput {}

    /// Keep what a check says over restarts.
    record KeepState(StoredState state) implements AgentOutput {}

    /// Keep a service no longer.
    record ForgetService(String id) implements AgentOutput {}

    /// Keep a check, and what it says, no longer.
    record ForgetCheck(String id) implements AgentOutput {}

    /// Show this to readers from now on.
    record Show(LocalView view) implements AgentOutput {}

    /// Tell whoever asked.
    record Reply(long ticket, Verdict verdict) implements AgentOutput {}

    /// Tell people.
    record Announce(AgentEvent event) implements AgentOutput {}
}
