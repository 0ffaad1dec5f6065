package io.tombolo.contract.rpc.query;

import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.msgpack.Value;
import java.util.Map;

/// Something that Envoy is to do besides. Source: RPC sheet 16, "EnvoyExtension".
///
/// @param consulVersion version constraint
/// @param envoyVersion  version constraint
/// @param required      failure is fatal
/// @param arguments     extension arguments
public record EnvoyExtension(
        String consulVersion, String envoyVersion, String name, boolean required, Map<String, Value> arguments) {

    /// Takes copies of the collections.
    public EnvoyExtension {
        arguments = Sorted.copy(arguments);
    }
}
