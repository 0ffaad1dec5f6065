package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// The services behind a gateway, with instances and checks. Source: RPC sheet 16, "IndexedServiceDump".
///
/// @param dump list of dumps
public record IndexedServiceDump(
        List<ServiceInfo> dump, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedServiceDump {
        dump = List.copyOf(dump);
    }
}
