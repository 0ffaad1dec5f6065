package io.tombolo.core.federation.spread;

import io.tombolo.core.federation.state.FederationState;
import java.time.Duration;
import java.time.Instant;

/// What a [StatePublisher] can ask for; performed in order.
public sealed interface PublisherOutput {

    /// Read the own datacenter's gateways and its own record, consistently, once either is newer than the
    /// index.
    record WatchCatalog(Round round, WatchIndex after) implements PublisherOutput {}

    /// Write the record to the own raft: this is the primary.
    record WriteHere(Round round, FederationState state) implements PublisherOutput {}

    /// Write the record by `FederationState.Apply` to the primary, with the replication token.
    record WriteToPrimary(Round round, FederationState state) implements PublisherOutput {}

    /// Stop whatever goes on for the round.
    record CallOff(Round round) implements PublisherOutput {}

    /// Wake the machine at a time; replaces an earlier wish.
    record WakeAt(Instant at) implements PublisherOutput {}

    /// Something to be known.
    record Announce(Event event) implements PublisherOutput {}

    /// What is to be known.
    sealed interface Event {

        /// The record was right already. Consul traces `federation state anti-entropy sync skipped; already up
        /// to date`.
        record UpToDate() implements Event {}

        /// The record was written. Consul logs `federation state anti-entropy synced`.
        record Published(int gateways) implements Event {}

        /// Consul logs `error performing anti-entropy sync of federation state`.
        record WillRetry(String reason, Duration pause) implements Event {}
    }
}
