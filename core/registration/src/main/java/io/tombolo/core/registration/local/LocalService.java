package io.tombolo.core.registration.local;

import io.tombolo.core.catalog.service.NodeService;

/// A service instance of this node.
///
/// @param token   with which it is written to the catalog; empty for the agent's
/// @param version of its content; a write to the catalog counts only for the version that it carried
/// @param inSync  whether the catalog is known to have this version
public record LocalService(NodeService service, String token, Source source, long version, boolean inSync) {

    LocalService synced(boolean now) {
        return new LocalService(service, token, source, version, now);
    }

    /// Without the token.
    @Override
    public String toString() {
        return "LocalService[id=%s, version=%d, inSync=%s]".formatted(service.id(), version, inSync);
    }
}
