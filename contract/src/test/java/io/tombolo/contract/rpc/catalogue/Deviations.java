package io.tombolo.contract.rpc.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where the catalogue differs from the peers on purpose, and why.
final class Deviations {

    /// Methods that are to come.
    static final Set<String> NOT_YET = Set.of(
            "ConfigEntry.Apply",
            "ConfigEntry.Delete",
            "ConfigEntry.Get",
            "ConfigEntry.List",
            "ConfigEntry.ListAll",
            "ConfigEntry.ResolveServiceConfig");

    /// Methods that no peer datacenter calls on us.
    static final Map<String, String> NOT_HERE = Map.ofEntries(
            Map.entry("ACL.Apply", "legacy tokens, gone since 1.11"),
            Map.entry("ACL.Bootstrap", "legacy tokens, gone since 1.11"),
            Map.entry("ACL.Get", "legacy tokens, gone since 1.11"),
            Map.entry("ACL.GetPolicy", "legacy tokens, gone since 1.11"),
            Map.entry("ACL.List", "legacy tokens, gone since 1.11"),
            Map.entry("AutoConfig.InitialConfiguration", "of agents, in protobuf"),
            Map.entry("AutoEncrypt.Sign", "of agents"));

    /// A difference that is meant.
    ///
    /// @param difference how it begins
    record Deviation(String difference, String reason) {
        boolean covers(String found) {
            return found.startsWith(difference);
        }
    }

    private static final String PEERINGS = "peerings and partitions are not of a community edition";
    private static final String ENVOY = "Envoy is not configured from here";

    private static final List<Deviation> ALL = List.of(
            new Deviation("Coordinate.Partition: missing", PEERINGS),
            new Deviation("HealthCheck.PeerName: missing", PEERINGS),
            new Deviation("Node.Partition: missing", PEERINGS),
            new Deviation("Node.PeerName: missing", PEERINGS),
            new Deviation("NodeService.PeerName: missing", PEERINGS),
            new Deviation("NodeInfo.Partition: missing", PEERINGS),
            new Deviation("NodeInfo.PeerName: missing", PEERINGS),
            new Deviation("ServiceConnect.PeerMeta: missing", PEERINGS),
            new Deviation("ServiceNode.PeerName: missing", PEERINGS),
            new Deviation("Upstream.DestinationPartition: missing", PEERINGS),
            new Deviation("Upstream.DestinationPeer: missing", PEERINGS),
            new Deviation("ConnectProxyConfig.AccessLogs: missing", ENVOY),
            new Deviation("ConnectProxyConfig.EnvoyExtensions: missing", ENVOY),
            new Deviation("ConnectProxyConfig.MutualTLSMode: missing", ENVOY),
            new Deviation("ServiceConnect.SidecarService: missing", "nil once the service is registered"));

    private Deviations() {}

    static List<Deviation> all() {
        return ALL;
    }

    static boolean isDeliberate(String difference) {
        return ALL.stream().anyMatch(deviation -> deviation.covers(difference));
    }
}
