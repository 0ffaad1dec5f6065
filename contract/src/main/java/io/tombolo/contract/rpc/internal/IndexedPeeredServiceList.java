package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.query.PeeredServiceName;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Services of peers. Source: RPC sheet 16, "IndexedPeeredServiceList".
public record IndexedPeeredServiceList(
        List<PeeredServiceName> services, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedPeeredServiceList {
        services = List.copyOf(services);
    }
}
