package io.tombolo.contract.rpc.federation;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import java.util.List;

/// The methods of `FederationState`. Source: RPC sheet 15.
public final class FederationStateMethods {

    private static final String SERVICE = "FederationState";

    /// Writes or removes the state of a datacenter; in the primary. Whether it was done.
    public static final RpcMethod<FederationStateRequest, Boolean> APPLY =
            RpcMethod.write(SERVICE, "Apply", FederationStateRequest.class, Boolean.class);

    /// The state of a datacenter.
    public static final RpcMethod<FederationStateQuery, FederationStateResponse> GET =
            RpcMethod.read(SERVICE, "Get", FederationStateQuery.class, FederationStateResponse.class);

    /// The states of all datacenters.
    public static final RpcMethod<DcSpecificRequest, IndexedFederationStates> LIST =
            RpcMethod.read(SERVICE, "List", DcSpecificRequest.class, IndexedFederationStates.class);

    /// The mesh gateways of all datacenters.
    public static final RpcMethod<DcSpecificRequest, DatacenterIndexedCheckServiceNodes> LIST_MESH_GATEWAYS =
            RpcMethod.read(
                    SERVICE, "ListMeshGateways", DcSpecificRequest.class, DatacenterIndexedCheckServiceNodes.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL = List.of(APPLY, GET, LIST, LIST_MESH_GATEWAYS);

    private FederationStateMethods() {}
}
