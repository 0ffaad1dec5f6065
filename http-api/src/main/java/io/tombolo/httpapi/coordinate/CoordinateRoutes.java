package io.tombolo.httpapi.coordinate;

import io.tombolo.contract.rpc.coordinate.CoordinateMethods;
import io.tombolo.contract.rpc.coordinate.CoordinateUpdateRequest;
import io.tombolo.contract.rpc.coordinate.DatacenterMap;
import io.tombolo.contract.rpc.coordinate.IndexedCoordinates;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.Nothing;
import io.tombolo.core.catalog.coordinate.Coord;
import io.tombolo.core.catalog.coordinate.Coordinate;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.core.wire.json.JsonRules;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.Common;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.httpapi.call.Reading;
import io.tombolo.runtime.http.Parameter;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.ReplyException;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// `/v1/coordinate/*`.
public final class CoordinateRoutes implements Routes {

    private static final Parameter SEGMENT =
            new Parameter("segment", Parameter.Kind.TEXT, "network segment; this edition has none");

    private static final JsonCodec<List<Coordinate>> COORDINATES = JsonCodec.listOf(Coordinate.class);

    private static final Reading<DcSpecificRequest, IndexedCoordinates, List<Coordinate>> NODES = new Reading<>(
            CoordinateMethods.LIST_NODES, IndexedCoordinates::meta, IndexedCoordinates::coordinates, COORDINATES);

    private final Calls calls;
    private final boolean enabled;

    /// What a node says of itself.
    private record Update(String datacenter, String node, String segment, Optional<Coord> coord) {}

    /// @param enabled whether nodes have coordinates at all
    public CoordinateRoutes(Calls calls, boolean enabled) {
        this.calls = calls;
        this.enabled = enabled;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/coordinate/datacenters", "where the servers of all datacenters are")
                        .prompt(known(this::datacenters)),
                Route.get("/v1/coordinate/nodes", "where the nodes are")
                        .with(Common.READ)
                        .with(SEGMENT)
                        .prompt(known(this::nodes)),
                Route.get("/v1/coordinate/node/{node}", "where a node is")
                        .with(Common.READ)
                        .with(SEGMENT)
                        .prompt(known(this::node)),
                Route.put("/v1/coordinate/update", "says where a node is")
                        .with(Common.DC)
                        .prompt(known(this::update)));
    }

    private Function<Request, CompletableFuture<Reply>> known(Function<Request, CompletableFuture<Reply>> handler) {
        return request -> {
            if (!enabled) {
                throw ReplyException.of(401, "Coordinate support disabled");
            }
            return handler.apply(request);
        };
    }

    private CompletableFuture<Reply> datacenters(Request request) {
        return calls.ask(
                request,
                CoordinateMethods.LIST_DATACENTERS,
                new Nothing(),
                maps -> maps,
                JsonCodec.listOf(DatacenterMap.class));
    }

    private CompletableFuture<Reply> nodes(Request request) {
        return calls.read(request, ReadOptions.Kind.PLAIN, NODES, DcSpecificRequest::of);
    }

    /// Callers know the missing node without headers.
    private CompletableFuture<Reply> node(Request request) {
        String node = Calls.named(request, "Missing node name");
        return Calls.bareIfMissing(calls.read(
                request,
                ReadOptions.Kind.PLAIN,
                CoordinateMethods.NODE,
                IndexedCoordinates::meta,
                (datacenter, options) -> new NodeSpecificRequest(datacenter, false, node, "", options),
                (key, answer) -> answer.coordinates().isEmpty()
                        ? Reply.of(404, Payload.NONE)
                        : Reply.of(200, request.shown(Payload.json(COORDINATES.encode(answer.coordinates()))))));
    }

    private CompletableFuture<Reply> update(Request request) {
        Update update = Calls.body(request, Update.class, JsonRules.LENIENT, "Request decode failed: ");
        return calls.write(
                CoordinateMethods.UPDATE,
                new CoordinateUpdateRequest(
                        update.datacenter().isEmpty() ? calls.datacenter(request) : update.datacenter(),
                        update.coord(),
                        update.node(),
                        update.segment(),
                        calls.writer(request)),
                done -> Reply.DONE);
    }
}
