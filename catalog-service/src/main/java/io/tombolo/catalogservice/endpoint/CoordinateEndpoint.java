package io.tombolo.catalogservice.endpoint;

import io.tombolo.catalogservice.acl.Access;
import io.tombolo.catalogservice.acl.Resource;
import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.catalogservice.answer.Found;
import io.tombolo.catalogservice.answer.Sight;
import io.tombolo.contract.rpc.MethodTable;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.coordinate.CoordinateMethods;
import io.tombolo.contract.rpc.coordinate.CoordinateUpdateRequest;
import io.tombolo.contract.rpc.coordinate.IndexedCoordinates;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.Nothing;
import io.tombolo.core.catalog.coordinate.Coord;
import io.tombolo.core.catalog.coordinate.Coordinate;
import io.tombolo.core.catalog.coordinate.Coordinates;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// `Coordinate.*`: where the nodes of the datacenter are.
final class CoordinateEndpoint {

    private static final int DIMENSIONS = 8;

    private final Answering answering;
    private final Consumer<Coordinate> updates;

    /// @param updates takes what is to be written with the next batch
    CoordinateEndpoint(Answering answering, Consumer<Coordinate> updates) {
        this.answering = answering;
        this.updates = updates;
    }

    MethodTable methods() {
        return MethodTable.empty()
                .with(CoordinateMethods.UPDATE, this::update)
                .with(CoordinateMethods.LIST_NODES, this::nodes)
                .with(CoordinateMethods.NODE, this::node);
    }

    private Nothing update(CoordinateUpdateRequest request) {
        answering.sight(request.write()).demand(Access.WRITE, Resource.NODE, request.node());
        Coord coord = request.coord()
                .filter(CoordinateEndpoint::isValid)
                .orElseThrow(() -> new RpcFailedException(new RpcError.Other("invalid coordinate")));
        if (coord.vec().size() != DIMENSIONS) {
            throw new RpcFailedException(new RpcError.Other("incompatible coordinate"));
        }
        updates.accept(new Coordinate(request.node(), request.segment(), Optional.of(coord)));
        return Nothing.NOTHING;
    }

    private static boolean isValid(Coord coord) {
        return coord.vec().stream().allMatch(Double::isFinite)
                && Double.isFinite(coord.error())
                && Double.isFinite(coord.adjustment())
                && Double.isFinite(coord.height());
    }

    private IndexedCoordinates nodes(DcSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        return answer(sight, answering.reads().find(request.options(), Coordinates::list));
    }

    private IndexedCoordinates node(NodeSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        sight.demand(Access.READ, Resource.NODE, request.node());
        return answer(
                sight, answering.reads().find(request.options(), store -> Coordinates.ofNode(store, request.node())));
    }

    private static IndexedCoordinates answer(Sight sight, Found<List<Coordinate>> found) {
        List<Coordinate> visible = sight.keep(found.value(), one -> sight.reads(Resource.NODE, one.node()));
        return new IndexedCoordinates(visible, sight.mark(found.meta()));
    }
}
