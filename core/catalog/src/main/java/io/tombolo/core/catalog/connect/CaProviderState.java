package io.tombolo.core.catalog.connect;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// What the built-in provider keeps. Source: RPC sheet 16, "CAConsulProviderState".
///
/// @param privateKey PEM: the datacenter's secret
public record CaProviderState(
        @WireField(name = "ID") String id,
        String privateKey,
        String rootCert,
        String intermediateCert,
        @Embedded RaftIndex raft) {

    CaProviderState stored(RaftIndex newRaft) {
        return new CaProviderState(id, privateKey, rootCert, intermediateCert, newRaft);
    }

    /// Without the key.
    @Override
    public String toString() {
        return "CaProviderState[%s, %s]".formatted(id, raft);
    }
}
