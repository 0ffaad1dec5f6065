package io.tombolo.core.registration.local;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.service.NodeService;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is registered on this node, at one moment; for readers of any thread.
///
/// @param version  grows with every change
/// @param services by ID
/// @param checks   by ID
public record LocalView(long version, SortedMap<String, NodeService> services, SortedMap<String, HealthCheck> checks) {

    /// Of a node without anything.
    public static final LocalView EMPTY = new LocalView(0, Collections.emptySortedMap(), Collections.emptySortedMap());

    static LocalView of(long version, Map<String, LocalService> services, Map<String, LocalCheck> checks) {
        var seenServices = new TreeMap<String, NodeService>();
        services.forEach((id, local) -> seenServices.put(id, local.service()));
        var seenChecks = new TreeMap<String, HealthCheck>();
        checks.forEach((id, local) -> seenChecks.put(id, local.check()));
        return new LocalView(
                version,
                Collections.unmodifiableSortedMap(seenServices),
                Collections.unmodifiableSortedMap(seenChecks));
    }

    /// The checks that speak for an instance: its own and those of the node.
    public List<HealthCheck> checksOf(String serviceId) {
        return checks.values().stream()
                .filter(check -> check.serviceId().equals(serviceId) || !check.isOfService())
                .toList();
    }
}
