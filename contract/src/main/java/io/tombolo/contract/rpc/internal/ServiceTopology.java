package io.tombolo.contract.rpc.internal;

import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.store.Sorted;
import java.util.List;
import java.util.Map;

/// What a service calls, and what calls it. Source: RPC sheet 16, "ServiceTopology".
///
/// @param metricsProtocol     protocol for metrics
/// @param transparentProxy    all instances use transparent mode
/// @param downstreamDecisions service name to decision
/// @param downstreamSources   service name to reason
/// @param downstreams         downstream instances
/// @param upstreamDecisions   service name to decision
/// @param upstreamSources     service name to reason
public record ServiceTopology(
        String metricsProtocol,
        boolean transparentProxy,
        Map<String, IntentionDecisionSummary> downstreamDecisions,
        Map<String, String> downstreamSources,
        List<CheckServiceNode> downstreams,
        Map<String, IntentionDecisionSummary> upstreamDecisions,
        Map<String, String> upstreamSources,
        List<CheckServiceNode> upstreams) {

    /// Takes copies of the collections.
    public ServiceTopology {
        downstreamDecisions = Sorted.copy(downstreamDecisions);
        downstreamSources = Sorted.copy(downstreamSources);
        downstreams = List.copyOf(downstreams);
        upstreamDecisions = Sorted.copy(upstreamDecisions);
        upstreamSources = Sorted.copy(upstreamSources);
        upstreams = List.copyOf(upstreams);
    }
}
