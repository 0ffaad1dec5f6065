package io.tombolo.contract.rpc.query;

import io.tombolo.core.wire.binding.Embedded;

/// Asks about one node. Source: RPC sheet 16, "NodeSpecificRequest".
///
/// @param mergeCentralConfig merge proxy-defaults and service-defaults into the answer
/// @param node               node name
/// @param peerName           peer name, empty for local data
public record NodeSpecificRequest(
        String datacenter,
        boolean mergeCentralConfig,
        String node,
        String peerName,
        @Embedded QueryOptions options) {}
