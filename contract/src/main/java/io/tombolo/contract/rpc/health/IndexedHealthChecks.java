package io.tombolo.contract.rpc.health;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Checks. Source: RPC sheet 16, "IndexedHealthChecks".
///
/// @param healthChecks list of checks
public record IndexedHealthChecks(
        List<HealthCheck> healthChecks, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedHealthChecks {
        healthChecks = List.copyOf(healthChecks);
    }
}
