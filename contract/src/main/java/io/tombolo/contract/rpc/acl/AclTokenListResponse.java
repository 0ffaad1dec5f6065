package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Tokens, as lists show them. Source: RPC sheet 16, "ACLTokenListResponse".
///
/// @param tokens list of tokens
public record AclTokenListResponse(
        List<AclTokenListStub> tokens, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public AclTokenListResponse {
        tokens = List.copyOf(tokens);
    }
}
