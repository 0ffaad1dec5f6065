package io.tombolo.contract.rpc.federation;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.federation.FederationState;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// The states of all datacenters. Source: RPC sheet 16, "IndexedFederationStates".
///
/// @param states list of records
public record IndexedFederationStates(
        List<FederationState> states, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public IndexedFederationStates {
        states = List.copyOf(states);
    }
}
