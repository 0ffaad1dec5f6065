package io.tombolo.contract.rpc.discovery;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.catalog.service.MeshGatewayConfig;
import io.tombolo.core.wire.binding.Embedded;
import java.time.Duration;

/// Asks for the way from a name to instances. Source: RPC sheet 16, "DiscoveryChainRequest".
///
/// @param evaluateInDatacenter datacenter to compile for
/// @param evaluateInNamespace  namespace to compile for
/// @param evaluateInPartition  partition to compile for
public record DiscoveryChainRequest(
        String datacenter,
        String evaluateInDatacenter,
        String evaluateInNamespace,
        String evaluateInPartition,
        String name,
        Duration overrideConnectTimeout,
        MeshGatewayConfig overrideMeshGateway,
        String overrideProtocol,
        @Embedded QueryOptions options) {}
