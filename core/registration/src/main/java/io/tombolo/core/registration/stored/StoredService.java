package io.tombolo.core.registration.stored;

import io.tombolo.core.catalog.service.NodeService;

/// A service that a request registered, as it is kept.
///
/// @param token   with which it is written to the catalog
/// @param sidecar whether the agent made it for another service; JSON does not show that of a [NodeService]
public record StoredService(String token, NodeService service, boolean sidecar) {

    /// A service as it is registered.
    public static StoredService of(String token, NodeService service) {
        return new StoredService(token, service, service.locallyRegisteredAsSidecar());
    }

    /// Without the token.
    @Override
    public String toString() {
        return "StoredService[id=%s]".formatted(service.id());
    }
}
