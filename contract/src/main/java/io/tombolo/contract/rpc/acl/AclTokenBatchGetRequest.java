package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;
import java.util.List;

/// Asks for several tokens. Source: RPC sheet 16, "ACLTokenBatchGetRequest".
///
/// @param accessorIds accessor ids to fetch
public record AclTokenBatchGetRequest(
        String datacenter,
        @WireField(name = "AccessorIDs") List<String> accessorIds,
        @Embedded QueryOptions options) {

    /// Takes copies of the collections.
    public AclTokenBatchGetRequest {
        accessorIds = List.copyOf(accessorIds);
    }
}
