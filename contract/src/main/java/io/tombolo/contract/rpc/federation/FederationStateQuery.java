package io.tombolo.contract.rpc.federation;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Asks for the state of a datacenter. Source: RPC sheet 16, "FederationStateQuery".
///
/// @param targetDatacenter whose state is asked for
public record FederationStateQuery(
        String datacenter,
        String targetDatacenter,
        @Embedded QueryOptions options) {}
