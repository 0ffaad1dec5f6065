package io.tombolo.core.sni.route;

import java.util.List;
import java.util.Optional;

/// A service of the mesh in the gateway's own datacenter, or one subset of it.
///
/// @param name      the service that is asked for, not its proxy
/// @param namespace `default` in the community edition
/// @param subset    as the service's resolver names it; none for the service as such
/// @param instances its connect-capable instances, already filtered by the resolver
public record MeshService(String name, String namespace, Optional<String> subset, List<Target> instances) {

    /// The only namespace of the community edition.
    public static final String DEFAULT_NAMESPACE = "default";

    public MeshService {
        instances = List.copyOf(instances);
    }
}
