package io.tombolo.contract.rpc.connect;

import io.tombolo.contract.rpc.query.WriteRequest;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.WireField;

/// Asks for a signature. Source: RPC sheet 16, "CASignRequest".
///
/// @param csr PEM certificate request
public record CaSignRequest(
        String datacenter,
        @WireField(name = "CSR") String csr,
        @Embedded WriteRequest write) {}
