package io.tombolo.contract.rpc.acl;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;

/// What its holders may do. Source: RPC sheet 16, "ACLPolicy".
///
/// @param description free text
/// @param hash        content hash used by replication
/// @param rules       rule text
/// @param syntax      rule syntax: 0 current, 1 legacy; absent from 1.15
/// @param datacenters datacenters it applies to, empty means all
public record AclPolicy(
        String description,
        Bytes hash,
        @WireField(name = "ID") String id,
        String name,
        String rules,
        long syntax,
        List<String> datacenters,
        @Embedded RaftIndex raft) {

    /// Takes copies of the collections.
    public AclPolicy {
        datacenters = List.copyOf(datacenters);
    }
}
