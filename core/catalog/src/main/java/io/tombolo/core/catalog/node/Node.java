package io.tombolo.core.catalog.node;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.catalog.store.Sorted;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.Map;
import java.util.Optional;

/// A node. Source: RPC sheet 16, "Node"; HTTP sheet 2.1.
///
/// @param id              its UUID; empty for nodes that no agent represents
/// @param node            its name, unique in any case
/// @param address         IP address or host name
/// @param datacenter      where it lives
/// @param taggedAddresses further addresses by kind: `lan`, `wan`, `lan_ipv4` …
/// @param meta            what the operator says about it
/// @param locality        region and zone
public record Node(
        @WireField(name = "ID") String id,
        String node,
        String address,
        String datacenter,
        Map<String, String> taggedAddresses,
        Map<String, String> meta,
        @WireField(omitEmpty = WireField.Omission.JSON) Optional<Locality> locality,
        @Embedded RaftIndex raft) {

    /// Takes copies of the maps.
    public Node {
        taggedAddresses = Sorted.copy(taggedAddresses);
        meta = Sorted.copy(meta);
    }

    /// A node with a name and an address, and nothing else.
    public static Node of(String name, String address) {
        return new Node("", name, address, "", Map.of(), Map.of(), Optional.empty(), RaftIndex.NONE);
    }

    /// The same node as it is stored.
    public Node stored(RaftIndex newRaft) {
        return new Node(id, node, address, datacenter, taggedAddresses, meta, locality, newRaft);
    }

    /// Whether both say the same, whenever they were written.
    public boolean isSame(Node other) {
        return stored(other.raft).equals(other);
    }

    /// Whether the node has all these pairs in its metadata.
    public boolean hasMeta(Map<String, String> wanted) {
        return wanted.entrySet().stream().allMatch(pair -> pair.getValue().equals(meta.get(pair.getKey())));
    }
}
