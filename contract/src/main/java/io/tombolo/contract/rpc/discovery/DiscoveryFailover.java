package io.tombolo.contract.rpc.discovery;

import java.util.List;
import java.util.Optional;

/// Where else instances are looked for. Source: RPC sheet 16, "DiscoveryFailover".
///
/// @param regions regions in order
/// @param targets target ids in order
public record DiscoveryFailover(
        Optional<ServiceResolverFailoverPolicy> policy, List<String> regions, List<String> targets) {

    /// Takes copies of the collections.
    public DiscoveryFailover {
        regions = List.copyOf(regions);
        targets = List.copyOf(targets);
    }
}
