package io.tombolo.contract.rpc.acl;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Asks for the first token of all. Source: RPC sheet 16, "ACLInitialTokenBootstrapRequest".
///
/// @param bootstrapSecret caller supplied management secret
public record AclInitialTokenBootstrapRequest(
        String datacenter, String bootstrapSecret, @Embedded QueryOptions options) {

    /// Without the secrets.
    @Override
    public String toString() {
        return "AclInitialTokenBootstrapRequest[datacenter=%s]".formatted(datacenter);
    }
}
