package io.tombolo.core.registration.local;

import io.tombolo.core.catalog.store.Sorted;
import java.util.Map;

/// This node as it is to stand in the catalog.
public record NodeIdentity(
        String datacenter,
        String name,
        String id,
        String address,
        Map<String, String> taggedAddresses,
        Map<String, String> meta) {

    /// Takes copies of the maps.
    public NodeIdentity {
        taggedAddresses = Sorted.copy(taggedAddresses);
        meta = Sorted.copy(meta);
    }
}
