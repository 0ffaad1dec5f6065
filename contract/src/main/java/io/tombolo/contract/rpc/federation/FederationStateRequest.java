package io.tombolo.contract.rpc.federation;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.catalog.federation.FederationState;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Optional;

/// Writes the state of a datacenter, or removes it. Source: RPC sheet 16, "FederationStateRequest".
///
/// @param op    `upsert` or `delete`
/// @param state the record, Datacenter must be set
public record FederationStateRequest(
        String datacenter,
        String op,
        Optional<FederationState> state,
        @Embedded WriteRequest write) {}
