package io.tombolo.contract.rpc.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Where the catalogue differs from the peers on purpose, and why.
final class Deviations {

    /// Methods that are to come.
    static final Set<String> NOT_YET = Set.of();

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
            new Deviation("ServiceConfigResponse.UpstreamConfigs: ", "a map up to 1.14 and a list since: any value"),
            new Deviation("ServiceConnect.SidecarService: missing", "nil once the service is registered"));

    /// The names of fields that are not carried.
    static final Set<String> LEFT_OUT = ALL.stream()
            .map(Deviation::difference)
            .filter(difference -> difference.endsWith(": missing"))
            .map(difference -> difference.substring(difference.indexOf('.') + 1, difference.indexOf(':')))
            .collect(Collectors.toUnmodifiableSet());

    /// The names of fields that 1.21 does not have any more, and older peers do.
    static final Set<String> ENDED = Set.of(
            "Syntax",
            "Rules",
            "Type",
            "Legacy",
            "WorkloadIdentity",
            "WorkloadIdentityURI",
            "PeerName",
            "UpstreamIDs",
            "Upstreams");

    /// Vectors of 1.10 whose shape changed later, with no vector of that.
    static final Set<String> OLD_SHAPES = Set.of(
            "ConfigEntry.Get response, all fields set (1.10)",
            "ConfigEntry.List response, all fields set (1.10)",
            "ConfigEntry.ListAll response, all fields set (1.10)",
            "ConfigEntry.ResolveServiceConfig response, all fields set (1.10)");

    /// Fields of requests that were those of a whole datacenter once.
    static final Map<String, Set<String>> ENDED_REQUESTS = Map.of(
            "ACL.BootstrapTokens", Set.of("NodeMetaFilters", "Source"),
            "Intention.List", Set.of("NodeMetaFilters", "Source"));

    private Deviations() {}

    static List<Deviation> all() {
        return ALL;
    }

    static boolean isDeliberate(String difference) {
        return ALL.stream().anyMatch(deviation -> deviation.covers(difference));
    }
}
