package io.tombolo.core.catalog.chore;

import io.tombolo.core.catalog.service.NodeService;
import java.util.Optional;

/// A member of the LAN pool, as it matters to the catalog.
///
/// @param name    of its node
/// @param id      of its node; may be empty
/// @param address where it is
/// @param server  what it offers as a server; empty for clients
public record Agent(String name, String id, String address, Status status, Optional<NodeService> server) {

    /// What the pool holds it for.
    public enum Status {
        /// There.
        ALIVE,
        /// Gone without a word.
        FAILED,
        /// Gone for good.
        LEFT
    }
}
