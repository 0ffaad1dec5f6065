package io.tombolo.core.federation.spread;

import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.federation.state.MeshGateway;
import java.util.List;
import java.util.Optional;

/// What can happen to a [StatePublisher].
public sealed interface PublisherInput {

    /// This server leads its datacenter.
    record LeadershipGained() implements PublisherInput {}

    /// This server leads no more.
    record LeadershipLost() implements PublisherInput {}

    /// Federation states are known to be supported by all who have to. Comes once; there is no way back.
    record SupportEstablished() implements PublisherInput {}

    /// The catalog answered.
    ///
    /// @param gateways every instance of kind `mesh-gateway` of the own datacenter
    /// @param stored   the own record as it is in the own store
    /// @param index    of the two watches together
    record CatalogRead(Round round, List<MeshGateway> gateways, Optional<FederationState> stored, WatchIndex index)
            implements PublisherInput {

        public CatalogRead {
            gateways = List.copyOf(gateways);
        }
    }

    /// The record is written.
    record Written(Round round) implements PublisherInput {}

    /// The catalog could not be read, or the record not be written.
    record Failed(Round round, String reason) implements PublisherInput {}

    /// The timer fired.
    record Woken() implements PublisherInput {}
}
