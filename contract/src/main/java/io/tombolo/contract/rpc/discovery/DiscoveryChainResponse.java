package io.tombolo.contract.rpc.discovery;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.Optional;

/// The way, if there is one. Source: RPC sheet 16, "DiscoveryChainResponse".
///
/// @param chain compiled chain
public record DiscoveryChainResponse(
        Optional<CompiledDiscoveryChain> chain, @Embedded QueryMeta meta) {}
