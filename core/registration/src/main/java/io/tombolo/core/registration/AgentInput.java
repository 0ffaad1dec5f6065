package io.tombolo.core.registration;

import io.tombolo.core.registration.stored.StoredCheck;
import io.tombolo.core.registration.stored.StoredService;
import io.tombolo.core.registration.stored.StoredState;
import io.tombolo.core.registration.sync.CatalogRecord;
import io.tombolo.core.registration.sync.SyncWrite;
import io.tombolo.core.registration.sync.WriteOutcome;
import java.util.List;

/// What can happen to an agent.
public sealed interface AgentInput {

    /// It begins, with what its configuration has and what an earlier run has kept. The first input.
    record Begun(
            AgentCommand.Configure configured,
            List<StoredService> services,
            List<StoredCheck> checks,
            List<StoredState> states)
            implements AgentInput {
        /// Takes copies of the lists.
        public Begun {
            services = List.copyOf(services);
            checks = List.copyOf(checks);
            states = List.copyOf(states);
        }
    }

    /// Somebody asks for something.
    ///
    /// @param ticket stands in the reply
    record Ordered(long ticket, AgentCommand command) implements AgentInput {}

    /// A probe has come to an end.
    record Probed(String checkId, long generation, Finding finding) implements AgentInput {}

    /// A timer has run out.
    record Due(AgentTimer timer) implements AgentInput {}

    /// The catalog has said what it has of this node.
    record CatalogRead(CatalogRecord record) implements AgentInput {}

    /// The catalog could not be asked.
    record CatalogUnreadable(String text) implements AgentInput {}

    /// A write to the catalog has come to an end.
    record CatalogWritten(SyncWrite write, WriteOutcome outcome) implements AgentInput {}

    /// The LAN pool has changed.
    ///
    /// @param members     alive in it
    /// @param serverFound whether a server has come
    record PoolChanged(int members, boolean serverFound) implements AgentInput {}
}
