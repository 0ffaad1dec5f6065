package io.tombolo.contract.rpc.internal;

import java.util.List;

/// How many nodes, services and checks there are. Source: RPC sheet 16, "CatalogSummary".
public record CatalogSummary(List<HealthSummary> checks, List<HealthSummary> nodes, List<HealthSummary> services) {

    /// Takes copies of the collections.
    public CatalogSummary {
        checks = List.copyOf(checks);
        nodes = List.copyOf(nodes);
        services = List.copyOf(services);
    }
}
