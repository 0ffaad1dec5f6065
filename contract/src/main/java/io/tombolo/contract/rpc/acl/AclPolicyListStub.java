package io.tombolo.contract.rpc.acl;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;

/// A policy, as lists show it. Source: RPC sheet 16, "ACLPolicyListStub".
///
/// @param description free text
/// @param hash        content hash used by replication
/// @param datacenters datacenters it applies to, empty means all
public record AclPolicyListStub(
        String description,
        Bytes hash,
        @WireField(name = "ID") String id,
        String name,
        List<String> datacenters,
        @Embedded RaftIndex raft) {

    /// Takes copies of the collections.
    public AclPolicyListStub {
        datacenters = List.copyOf(datacenters);
    }
}
