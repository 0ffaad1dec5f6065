package io.tombolo.contract.rpc.intention;

import io.tombolo.contract.rpc.query.ServiceName;
import io.tombolo.core.wire.binding.WireField;
import java.util.Optional;

/// A change of one source in the intentions of a service. Source: RPC sheet 16, "IntentionMutation".
///
/// @param source source of the query for distance sorting
/// @param value  internal
public record IntentionMutation(
        ServiceName destination,
        @WireField(name = "ID") String id,
        ServiceName source,
        Optional<SourceIntention> value) {}
