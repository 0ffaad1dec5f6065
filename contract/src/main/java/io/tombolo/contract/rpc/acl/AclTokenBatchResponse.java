package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// Several tokens. Source: RPC sheet 16, "ACLTokenBatchResponse".
///
/// @param redacted true when secrets were replaced by the text `<hidden>`
/// @param removed  true when some requested tokens were filtered
/// @param tokens   list of tokens
public record AclTokenBatchResponse(
        boolean redacted,
        boolean removed,
        List<AclToken> tokens,
        @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public AclTokenBatchResponse {
        tokens = List.copyOf(tokens);
    }
}
