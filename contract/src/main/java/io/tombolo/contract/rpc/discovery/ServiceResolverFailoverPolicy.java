package io.tombolo.contract.rpc.discovery;

import java.util.List;

/// The order in which other places are tried. Source: RPC sheet 16, "ServiceResolverFailoverPolicy".
///
/// @param regions regions in order
public record ServiceResolverFailoverPolicy(String mode, List<String> regions) {

    /// Takes copies of the collections.
    public ServiceResolverFailoverPolicy {
        regions = List.copyOf(regions);
    }
}
