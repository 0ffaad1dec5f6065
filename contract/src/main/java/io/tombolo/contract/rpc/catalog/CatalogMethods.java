package io.tombolo.contract.rpc.catalog;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.Nothing;
import io.tombolo.contract.rpc.query.ServiceSpecificRequest;
import io.tombolo.core.wire.binding.WireCodec;
import java.util.List;

/// The methods of `Catalog`. Source: RPC sheet 15.
public final class CatalogMethods {

    private static final String SERVICE = "Catalog";

    /// Writes a node, and what is given with it.
    public static final RpcMethod<RegisterRequest, Nothing> REGISTER =
            RpcMethod.write(SERVICE, "Register", RegisterRequest.class, Nothing.class);

    /// Removes a check, an instance or a node.
    public static final RpcMethod<DeregisterRequest, Nothing> DEREGISTER =
            RpcMethod.write(SERVICE, "Deregister", DeregisterRequest.class, Nothing.class);

    /// The datacenters that the server knows of, nearest first. The server that is asked answers.
    public static final RpcMethod<DatacentersRequest, List<String>> LIST_DATACENTERS = RpcMethod.read(
            SERVICE, "ListDatacenters", DatacentersRequest.class, WireCodec.listOf(WireCodec.of(String.class)));

    /// The nodes.
    public static final RpcMethod<DcSpecificRequest, IndexedNodes> LIST_NODES =
            RpcMethod.read(SERVICE, "ListNodes", DcSpecificRequest.class, IndexedNodes.class);

    /// The services and their tags.
    public static final RpcMethod<DcSpecificRequest, IndexedServices> LIST_SERVICES =
            RpcMethod.read(SERVICE, "ListServices", DcSpecificRequest.class, IndexedServices.class);

    /// The services.
    public static final RpcMethod<DcSpecificRequest, IndexedServiceList> SERVICE_LIST =
            RpcMethod.read(SERVICE, "ServiceList", DcSpecificRequest.class, IndexedServiceList.class);

    /// The instances of a service, healthy or not.
    public static final RpcMethod<ServiceSpecificRequest, IndexedServiceNodes> SERVICE_NODES =
            RpcMethod.read(SERVICE, "ServiceNodes", ServiceSpecificRequest.class, IndexedServiceNodes.class);

    /// The instances on a node.
    public static final RpcMethod<NodeSpecificRequest, IndexedNodeServices> NODE_SERVICES =
            RpcMethod.read(SERVICE, "NodeServices", NodeSpecificRequest.class, IndexedNodeServices.class);

    /// The instances on a node, as a list.
    public static final RpcMethod<NodeSpecificRequest, IndexedNodeServiceList> NODE_SERVICE_LIST =
            RpcMethod.read(SERVICE, "NodeServiceList", NodeSpecificRequest.class, IndexedNodeServiceList.class);

    /// The services behind a gateway.
    public static final RpcMethod<ServiceSpecificRequest, IndexedGatewayServices> GATEWAY_SERVICES =
            RpcMethod.read(SERVICE, "GatewayServices", ServiceSpecificRequest.class, IndexedGatewayServices.class);

    /// The address under which transparent proxies reach a service; since 1.11.
    public static final RpcMethod<ServiceSpecificRequest, String> VIRTUAL_IP_FOR_SERVICE =
            RpcMethod.read(SERVICE, "VirtualIPForService", ServiceSpecificRequest.class, String.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL = List.of(
            REGISTER,
            DEREGISTER,
            LIST_DATACENTERS,
            LIST_NODES,
            LIST_SERVICES,
            SERVICE_LIST,
            SERVICE_NODES,
            NODE_SERVICES,
            NODE_SERVICE_LIST,
            GATEWAY_SERVICES,
            VIRTUAL_IP_FOR_SERVICE);

    private CatalogMethods() {}
}
