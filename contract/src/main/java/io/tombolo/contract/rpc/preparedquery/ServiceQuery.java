package io.tombolo.contract.rpc.preparedquery;

import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;
import java.util.Map;

/// Which instances a query finds. Source: RPC sheet 16, "ServiceQuery".
///
/// @param connect        want connect capable instances
/// @param failover       fail over settings
/// @param near           sort by distance from this node, _agent or _ip
/// @param onlyPassing    only passing checks count
/// @param peer           peer name
/// @param peerName       peer name, empty for local data
/// @param samenessGroup  empty in a community edition
/// @param service        service name
/// @param ignoreCheckIds checks to ignore
/// @param nodeMeta       node metadata
/// @param serviceMeta    service metadata
public record ServiceQuery(
        boolean connect,
        QueryFailoverOptions failover,
        boolean includeAll,
        String near,
        boolean onlyPassing,
        String peer,
        String peerName,
        String samenessGroup,
        String service,
        @WireField(name = "IgnoreCheckIDs") List<String> ignoreCheckIds,
        Map<String, String> nodeMeta,
        Map<String, String> serviceMeta,
        List<String> tags) {

    /// Takes copies of the collections.
    public ServiceQuery {
        ignoreCheckIds = List.copyOf(ignoreCheckIds);
        nodeMeta = Sorted.copy(nodeMeta);
        serviceMeta = Sorted.copy(serviceMeta);
        tags = List.copyOf(tags);
    }
}
