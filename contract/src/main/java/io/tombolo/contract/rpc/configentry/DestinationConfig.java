package io.tombolo.contract.rpc.configentry;

import java.util.List;

/// Where a destination is. Source: RPC sheet 16, "DestinationConfig".
///
/// @param addresses list of addresses
public record DestinationConfig(long port, List<String> addresses) {

    /// Takes copies of the collections.
    public DestinationConfig {
        addresses = List.copyOf(addresses);
    }
}
