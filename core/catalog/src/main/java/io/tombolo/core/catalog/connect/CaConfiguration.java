package io.tombolo.core.catalog.connect;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.msgpack.Value;
import java.util.Map;

/// How the certificate authority works. Source: RPC sheet 16, "CAConfiguration".
///
/// @param clusterId first label of the trust domain; kept when a new configuration does not have one
/// @param provider  `consul`, `vault` …
/// @param config    settings of the provider, secrets among them
/// @param state     what the provider wants to be kept
public record CaConfiguration(
        @WireField(name = "ClusterID", hiddenInJson = true) String clusterId,
        String provider,
        Map<String, Value> config,
        Map<String, String> state,
        boolean forceWithoutCrossSigning,
        @Embedded RaftIndex raft) {

    /// Takes copies of the maps.
    public CaConfiguration {
        config = Sorted.copy(config);
        state = Sorted.copy(state);
    }

    CaConfiguration stored(String newClusterId, RaftIndex newRaft) {
        return new CaConfiguration(newClusterId, provider, config, state, forceWithoutCrossSigning, newRaft);
    }

    /// Without the settings.
    @Override
    public String toString() {
        return "CaConfiguration[%s, %s]".formatted(provider, raft);
    }
}
