package io.tombolo.rpcforwarder.forwarding;

import io.tombolo.contract.rpc.catalogue.MethodCatalogue;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.Map;
import java.util.Optional;

/// Services whose methods no part of this server owns, because the feature is off: peers know these answers, and wait
/// or go on without. Source: RPC sheet 7.
final class AbsentFeatures {

    private static final Map<String, RpcError> ERRORS =
            Map.of("ACL", RpcError.Known.ACL_DISABLED, "ConnectCA", RpcError.Known.CONNECT_DISABLED);

    private AbsentFeatures() {}

    /// What a server answers on which the method's feature is off; empty if it is no such method.
    static Optional<RpcError> error(MethodName method) {
        return MethodCatalogue.find(method).flatMap(known -> Optional.ofNullable(ERRORS.get(method.service())));
    }
}
