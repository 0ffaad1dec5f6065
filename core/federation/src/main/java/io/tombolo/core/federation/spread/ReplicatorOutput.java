package io.tombolo.core.federation.spread;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a [StateReplicator] can ask for; performed in order.
public sealed interface ReplicatorOutput {

    /// Ask the primary for all records by `FederationState.List`, stale allowed, with the replication token,
    /// once its table is newer than the index.
    record Fetch(Round round, WatchIndex after) implements ReplicatorOutput {}

    /// Store the changes in the own raft, in this order.
    record Apply(Round round, List<StateChange> changes) implements ReplicatorOutput {

        public Apply {
            changes = List.copyOf(changes);
        }
    }

    /// Stop whatever goes on for the round.
    record CallOff(Round round) implements ReplicatorOutput {}

    /// How the primary could be reached: for the locator, which trusts the own gateways by it.
    record TellLocator(Signal signal) implements ReplicatorOutput {}

    /// Wake the machine at a time; replaces an earlier wish.
    record WakeAt(Instant at) implements ReplicatorOutput {}

    /// Something to be known.
    record Announce(Event event) implements ReplicatorOutput {}

    /// What the locator has to know, each an input of it.
    enum Signal {
        STARTED,
        STOPPED,
        SUCCEEDED,
        FAILED
    }

    /// What is to be known.
    sealed interface Event {

        /// The copies are those of the primary, up to the index.
        record UpToDate(WatchIndex index, int changes) implements Event {}

        /// The primary's table is older than before: it was restored, or another primary answers. Consul warns
        /// `replication remote index moved backwards, forcing a full sync`.
        record IndexMovedBackwards(WatchIndex from, WatchIndex to) implements Event {}

        /// Consul warns `replication error (will retry if still leader)`.
        record WillRetry(String reason, Duration pause) implements Event {}
    }
}
