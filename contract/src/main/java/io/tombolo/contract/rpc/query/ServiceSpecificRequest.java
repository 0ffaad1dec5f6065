package io.tombolo.contract.rpc.query;

import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;
import java.util.Map;

/// Asks about the instances of one service. Source: RPC sheet 16, "ServiceSpecificRequest".
///
/// @param connect            want connect capable instances
/// @param healthFilterType   0 all, 1 exclude critical, 2 only passing
/// @param ingress            want ingress gateways for the service
/// @param mergeCentralConfig merge proxy-defaults and service-defaults into the answer
/// @param peerName           peer name, empty for local data
/// @param samenessGroup      empty in a community edition
/// @param serviceAddress     filter by address
/// @param serviceTag         old single tag filter, still read when ServiceTags is empty
/// @param source             source of the query for distance sorting
/// @param tagFilter          apply the tag filter
/// @param nodeMetaFilters    all pairs must match
public record ServiceSpecificRequest(
        String datacenter,
        boolean connect,
        long healthFilterType,
        boolean ingress,
        boolean mergeCentralConfig,
        String peerName,
        String samenessGroup,
        String serviceAddress,
        String serviceKind,
        String serviceName,
        String serviceTag,
        QuerySource source,
        boolean tagFilter,
        Map<String, String> nodeMetaFilters,
        List<String> serviceTags,
        @Embedded QueryOptions options) {

    /// Takes copies of the collections.
    public ServiceSpecificRequest {
        nodeMetaFilters = Sorted.copy(nodeMetaFilters);
        serviceTags = List.copyOf(serviceTags);
    }
}
