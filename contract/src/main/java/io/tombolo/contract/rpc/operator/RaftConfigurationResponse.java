package io.tombolo.contract.rpc.operator;

import io.tombolo.core.wire.binding.Unsigned;
import java.util.List;

/// The servers of the cluster. Source: RPC sheet 16, "RaftConfigurationResponse".
///
/// @param index configuration index
public record RaftConfigurationResponse(@Unsigned long index, List<RaftServer> servers) {

    /// Takes copies of the collections.
    public RaftConfigurationResponse {
        servers = List.copyOf(servers);
    }
}
