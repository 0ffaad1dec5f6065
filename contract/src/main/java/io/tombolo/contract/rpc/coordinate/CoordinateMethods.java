package io.tombolo.contract.rpc.coordinate;

import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.Nothing;
import io.tombolo.core.wire.binding.WireCodec;
import java.util.List;

/// The methods of `Coordinate`. Source: RPC sheet 15.
public final class CoordinateMethods {

    private static final String SERVICE = "Coordinate";

    /// Says where a node is. Nobody is told whether it was stored.
    public static final RpcMethod<CoordinateUpdateRequest, Nothing> UPDATE =
            RpcMethod.write(SERVICE, "Update", CoordinateUpdateRequest.class, Nothing.class);

    /// Where the servers of all datacenters are. The server that is asked answers.
    public static final RpcMethod<Nothing, List<DatacenterMap>> LIST_DATACENTERS = RpcMethod.read(
            SERVICE, "ListDatacenters", Nothing.class, WireCodec.listOf(WireCodec.of(DatacenterMap.class)));

    /// Where the nodes are.
    public static final RpcMethod<DcSpecificRequest, IndexedCoordinates> LIST_NODES =
            RpcMethod.read(SERVICE, "ListNodes", DcSpecificRequest.class, IndexedCoordinates.class);

    /// Where one node is.
    public static final RpcMethod<NodeSpecificRequest, IndexedCoordinates> NODE =
            RpcMethod.read(SERVICE, "Node", NodeSpecificRequest.class, IndexedCoordinates.class);

    /// All of them.
    public static final List<RpcMethod<?, ?>> ALL = List.of(UPDATE, LIST_DATACENTERS, LIST_NODES, NODE);

    private CoordinateMethods() {}
}
