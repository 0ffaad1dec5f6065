package io.tombolo.contract.rpc.connect;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.catalog.connect.CaConfiguration;
import io.tombolo.core.catalog.connect.CaProviderState;
import io.tombolo.core.catalog.connect.CaRoot;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.Unsigned;
import java.util.List;
import java.util.Optional;

/// Changes how certificates are made. Source: RPC sheet 16, "CARequest".
///
/// @param config        new CA configuration
/// @param index         raft index for compare and set, internal
/// @param op            `set-config` from outside
/// @param providerState provider state, internal
/// @param roots         list of roots
public record CaRequest(
        String datacenter,
        Optional<CaConfiguration> config,
        @Unsigned long index,
        String op,
        Optional<CaProviderState> providerState,
        List<CaRoot> roots,
        @Embedded WriteRequest write) {

    /// Takes copies of the collections.
    public CaRequest {
        roots = List.copyOf(roots);
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "CaRequest[op=%s, datacenter=%s]".formatted(op, datacenter);
    }
}
