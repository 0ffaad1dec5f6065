package io.tombolo.server;

import io.tombolo.catalogservice.CatalogService;
import io.tombolo.gossipservice.GossipNode;
import java.util.Optional;

/// How this process leaves its datacenter for good.
///
/// @param catalog none if it is a client
record Leaving(Optional<CatalogService> catalog, GossipNode gossip) {

    /// Gives the vote up first, while all connections are still there, and then leaves the pools.
    void leave() {
        catalog.ifPresent(CatalogService::leave);
        gossip.leave();
    }
}
