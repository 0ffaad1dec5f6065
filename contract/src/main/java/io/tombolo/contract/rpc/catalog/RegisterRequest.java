package io.tombolo.contract.rpc.catalog;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.node.Locality;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes a node, and an instance and checks on it, as far as they are given.
///
/// Source: RPC sheet 16, "RegisterRequest".
///
/// @param address         IP or hostname
/// @param check           single check
/// @param id              node UUID, may be empty
/// @param locality        region and zone
/// @param node            node name
/// @param peerName        peer name, empty for local data
/// @param service         service to register, none for node only
/// @param skipNodeUpdate  leave the node record alone
/// @param checks          list of checks
/// @param nodeMeta        node metadata
/// @param taggedAddresses address kind (lan, wan, lan_ipv4 …) to address
public record RegisterRequest(
        String datacenter,
        String address,
        Optional<HealthCheck> check,
        @WireField(name = "ID") String id,
        Optional<Locality> locality,
        String node,
        String peerName,
        Optional<NodeService> service,
        boolean skipNodeUpdate,
        List<HealthCheck> checks,
        Map<String, String> nodeMeta,
        Map<String, String> taggedAddresses,
        @Embedded WriteRequest write,
        @Embedded RaftIndex raft) {

    /// Takes copies of the collections.
    public RegisterRequest {
        checks = List.copyOf(checks);
        nodeMeta = Sorted.copy(nodeMeta);
        taggedAddresses = Sorted.copy(taggedAddresses);
    }
}
