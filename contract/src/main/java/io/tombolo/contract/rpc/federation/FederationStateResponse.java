package io.tombolo.contract.rpc.federation;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.catalog.federation.FederationState;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Optional;

/// The state of a datacenter, if there is one. Source: RPC sheet 16, "FederationStateResponse".
///
/// @param state the record, none when absent
public record FederationStateResponse(
        Optional<FederationState> state, @Embedded QueryMeta meta) {}
