package io.tombolo.contract.rpc.discovery;

import java.util.List;
import java.util.Optional;

/// How requests are spread over instances. Source: RPC sheet 16, "LoadBalancer".
///
/// @param leastRequestConfig least request settings
/// @param policy             random, round_robin, least_request, ring_hash, maglev
/// @param ringHashConfig     ring settings
public record LoadBalancer(
        Optional<LeastRequestConfig> leastRequestConfig,
        String policy,
        Optional<RingHashConfig> ringHashConfig,
        List<HashPolicy> hashPolicies) {

    /// Takes copies of the collections.
    public LoadBalancer {
        hashPolicies = List.copyOf(hashPolicies);
    }
}
