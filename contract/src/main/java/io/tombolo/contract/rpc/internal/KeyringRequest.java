package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.core.wire.binding.Embedded;

/// Changes the keys of the gossip, or asks for them. Source: RPC sheet 16, "KeyringRequest".
///
/// @param forwarded   set by the first server so that others answer locally
/// @param key         base64 gossip key
/// @param localOnly   list only, do not fan out
/// @param operation   `list`, `install`, `use` or `remove`
/// @param relayFactor gossip relay factor 0 to 5
public record KeyringRequest(
        String datacenter,
        boolean forwarded,
        String key,
        boolean localOnly,
        String operation,
        long relayFactor,
        @Embedded QueryOptions options) {

    /// Without the secrets.
    @Override
    public String toString() {
        return "KeyringRequest[operation=%s, datacenter=%s, forwarded=%s, localOnly=%s]"
                .formatted(operation, datacenter, forwarded, localOnly);
    }
}
