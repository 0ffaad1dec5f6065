package io.tombolo.core.registration.stored;

import io.tombolo.core.catalog.service.NodeService;

/// A service that a request registered, as it is kept.
///
/// @param token with which it is written to the catalog
public record StoredService(String token, NodeService service) {

    /// Without the token.
    @Override
    public String toString() {
        return "StoredService[id=%s]".formatted(service.id());
    }
}
