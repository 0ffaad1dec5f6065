package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.QuerySource;
import io.tombolo.core.wire.binding.Embedded;

/// Asks for all instances, or those of a kind. Source: RPC sheet 16, "ServiceDumpRequest".
///
/// @param nodesOnly      omit gateways
/// @param peerName       peer name, empty for local data
/// @param source         source of the query for distance sorting
/// @param useServiceKind apply ServiceKind
public record ServiceDumpRequest(
        String datacenter,
        boolean nodesOnly,
        String peerName,
        String serviceKind,
        QuerySource source,
        boolean useServiceKind,
        @Embedded QueryOptions options) {}
