package io.tombolo.core.federation.spread;

import io.tombolo.core.federation.state.FederationState;
import java.util.List;

/// What can happen to a [StateReplicator].
public sealed interface ReplicatorInput {

    /// This server leads its datacenter.
    record LeadershipGained() implements ReplicatorInput {}

    /// This server leads no more.
    record LeadershipLost() implements ReplicatorInput {}

    /// The primary answered.
    ///
    /// @param index  of its table
    /// @param remote all its records
    /// @param local  all own copies, read after the answer came
    record Fetched(Round round, WatchIndex index, List<FederationState> remote, List<FederationState> local)
            implements ReplicatorInput {

        public Fetched {
            remote = List.copyOf(remote);
            local = List.copyOf(local);
        }
    }

    /// The primary did not answer.
    record FetchFailed(Round round, String reason) implements ReplicatorInput {}

    /// Federation states are not known to be supported yet, so that the primary was not asked.
    record NotSupported(Round round) implements ReplicatorInput {}

    /// The changes are in the own store.
    record Applied(Round round) implements ReplicatorInput {}

    /// The changes could not be stored.
    record ApplyFailed(Round round, String reason) implements ReplicatorInput {}

    /// The timer fired.
    record Woken() implements ReplicatorInput {}
}
