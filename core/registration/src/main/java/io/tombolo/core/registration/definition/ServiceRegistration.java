package io.tombolo.core.registration.definition;

import io.tombolo.core.catalog.service.NodeService;
import java.util.List;
import java.util.Optional;

/// A service instance as it is to be registered, with its checks.
///
/// @param checks  in the order in which they are numbered; IDs and names may be empty
/// @param sidecar a proxy that is registered with it; its ID, name and port may be empty
/// @param token   with which it is written to the catalog; empty for the agent's
public record ServiceRegistration(
        NodeService service, List<CheckRegistration> checks, Optional<ServiceRegistration> sidecar, String token) {

    /// Takes a copy of the list.
    public ServiceRegistration {
        checks = List.copyOf(checks);
    }

    /// The same with another token.
    public ServiceRegistration withToken(String newToken) {
        return new ServiceRegistration(service, checks, sidecar, newToken);
    }

    /// Without the token.
    @Override
    public String toString() {
        return "ServiceRegistration[id=%s, service=%s, kind=%s, checks=%s]"
                .formatted(service.id(), service.service(), service.kind(), checks);
    }
}
