package io.tombolo.contract.rpc.discovery;

import io.tombolo.contract.rpc.query.EnvoyExtension;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;
import java.util.Map;

/// The way from a name to instances: routes, then splits, then resolvers.
///
/// Source: RPC sheet 16, "CompiledDiscoveryChain".
///
/// @param datacenter        datacenter it was compiled for
/// @param customizationHash hash of override parameters, empty for none
/// @param standard          chain holds only defaults
/// @param namespace         default in community builds or empty
/// @param partition         partition, empty in community builds
/// @param startNode         entry graph node
/// @param autoVirtualIps    automatically assigned virtual IPs
/// @param envoyExtensions   extension list
/// @param manualVirtualIps  user assigned virtual IPs
/// @param nodes             graph node name to node
/// @param serviceMeta       service metadata
/// @param targets           target id to target
public record CompiledDiscoveryChain(
        String datacenter,
        String customizationHash,
        @WireField(name = "Default") boolean standard,
        String namespace,
        String partition,
        String protocol,
        String serviceName,
        String startNode,
        @WireField(name = "AutoVirtualIPs") List<String> autoVirtualIps,
        List<EnvoyExtension> envoyExtensions,
        @WireField(name = "ManualVirtualIPs") List<String> manualVirtualIps,
        Map<String, DiscoveryGraphNode> nodes,
        Map<String, String> serviceMeta,
        Map<String, DiscoveryTarget> targets) {

    /// Takes copies of the collections.
    public CompiledDiscoveryChain {
        autoVirtualIps = List.copyOf(autoVirtualIps);
        envoyExtensions = List.copyOf(envoyExtensions);
        manualVirtualIps = List.copyOf(manualVirtualIps);
        nodes = Sorted.copy(nodes);
        serviceMeta = Sorted.copy(serviceMeta);
        targets = Sorted.copy(targets);
    }
}
