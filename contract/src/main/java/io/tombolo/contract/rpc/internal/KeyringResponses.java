package io.tombolo.contract.rpc.internal;

import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.core.wire.binding.Embedded;
import java.util.List;

/// What the pools said. Source: RPC sheet 16, "KeyringResponses".
///
/// @param responses one entry per pool
public record KeyringResponses(
        List<KeyringResponse> responses, @Embedded QueryMeta meta) {

    /// Takes copies of the collections.
    public KeyringResponses {
        responses = List.copyOf(responses);
    }
}
