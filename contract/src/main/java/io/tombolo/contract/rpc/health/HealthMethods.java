package io.tombolo.contract.rpc.health;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.ServiceSpecificRequest;
import java.util.List;

/// The methods of `Health`. Source: RPC sheet 15.
public final class HealthMethods {

    private static final String SERVICE = "Health";

    /// The checks that say what is asked for; `any` for all.
    public static final RpcMethod<ChecksInStateRequest, IndexedHealthChecks> CHECKS_IN_STATE =
            RpcMethod.read(SERVICE, "ChecksInState", ChecksInStateRequest.class, IndexedHealthChecks.class);

    /// The checks on a node.
    public static final RpcMethod<NodeSpecificRequest, IndexedHealthChecks> NODE_CHECKS =
            RpcMethod.read(SERVICE, "NodeChecks", NodeSpecificRequest.class, IndexedHealthChecks.class);

    /// The checks of all instances of a service.
    public static final RpcMethod<ServiceSpecificRequest, IndexedHealthChecks> SERVICE_CHECKS =
            RpcMethod.read(SERVICE, "ServiceChecks", ServiceSpecificRequest.class, IndexedHealthChecks.class);

    /// The instances of a service with their nodes and checks.
    public static final RpcMethod<ServiceSpecificRequest, IndexedCheckServiceNodes> SERVICE_NODES =
            RpcMethod.read(SERVICE, "ServiceNodes", ServiceSpecificRequest.class, IndexedCheckServiceNodes.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL =
            List.of(CHECKS_IN_STATE, NODE_CHECKS, SERVICE_CHECKS, SERVICE_NODES);

    private HealthMethods() {}
}
