package io.tombolo.contract.rpc.configentry;

import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.msgpack.Value;
import java.util.Map;

/// What is configured for an upstream, as it was said up to 1.15.
///
/// Source: RPC sheet 16, "OpaqueUpstreamConfigDeprecated".
public record UpstreamConfig(ServiceId upstream, Map<String, Value> config) {

    /// Takes copies of the collections.
    public UpstreamConfig {
        config = Sorted.copy(config);
    }
}
