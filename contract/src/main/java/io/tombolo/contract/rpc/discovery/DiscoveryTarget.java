package io.tombolo.contract.rpc.discovery;

import io.tombolo.core.catalog.node.Locality;
import io.tombolo.core.catalog.service.MeshGatewayConfig;
import io.tombolo.core.catalog.service.TransparentProxyConfig;
import io.tombolo.core.wire.binding.WireField;
import java.time.Duration;
import java.util.Optional;

/// Which instances. Source: RPC sheet 16, "DiscoveryTarget".
///
/// @param datacenter           datacenter of the target
/// @param connectTimeout       connection timeout
/// @param external             target is outside the mesh
/// @param id                   target id such as web.default.dc1
/// @param locality             region and zone
/// @param meshGateway          mesh gateway mode
/// @param namespace            default in community builds or empty
/// @param partition            partition, empty in community builds
/// @param peer                 peer name
/// @param prioritizeByLocality locality aware routing
/// @param sni                  TLS server name
/// @param service              service name
/// @param serviceSubset        subset name
/// @param subset               subset settings
/// @param transparentProxy     transparent proxy settings
public record DiscoveryTarget(
        String datacenter,
        Duration connectTimeout,
        boolean external,
        @WireField(name = "ID") String id,
        Optional<Locality> locality,
        MeshGatewayConfig meshGateway,
        String name,
        String namespace,
        String partition,
        String peer,
        Optional<DiscoveryPrioritizeByLocality> prioritizeByLocality,
        @WireField(name = "SNI") String sni,
        String service,
        String serviceSubset,
        ServiceResolverSubset subset,
        TransparentProxyConfig transparentProxy) {}
