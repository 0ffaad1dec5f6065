package io.tombolo.catalogservice.endpoint;

import io.tombolo.catalogservice.acl.Access;
import io.tombolo.catalogservice.acl.Resource;
import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.catalogservice.answer.Found;
import io.tombolo.catalogservice.answer.Sight;
import io.tombolo.contract.rpc.MethodTable;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.federation.DatacenterIndexedCheckServiceNodes;
import io.tombolo.contract.rpc.federation.FederationStateMethods;
import io.tombolo.contract.rpc.federation.FederationStateQuery;
import io.tombolo.contract.rpc.federation.FederationStateRequest;
import io.tombolo.contract.rpc.federation.FederationStateResponse;
import io.tombolo.contract.rpc.federation.IndexedFederationStates;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.federation.FederationCommand;
import io.tombolo.core.catalog.federation.FederationState;
import io.tombolo.core.catalog.federation.FederationStates;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.wire.rpc.RpcError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `FederationState.*`: which gateways lead where. Source: WAN federation sheet 4.2.
final class FederationStateEndpoint {

    private final Answering answering;
    private final InstantSource clock;

    FederationStateEndpoint(Answering answering, InstantSource clock) {
        this.answering = answering;
        this.clock = clock;
    }

    MethodTable methods() {
        return MethodTable.empty()
                .with(FederationStateMethods.APPLY, this::apply)
                .with(FederationStateMethods.GET, this::get)
                .with(FederationStateMethods.LIST, this::list)
                .with(FederationStateMethods.LIST_MESH_GATEWAYS, this::meshGateways);
    }

    private Boolean apply(FederationStateRequest request) {
        answering.sight(request.write()).demand(Access.WRITE, Resource.OPERATOR, "");
        FederationState state = request.state()
                .filter(given -> !given.datacenter().isEmpty())
                .orElseThrow(() -> new RpcFailedException(
                        new RpcError.Other("invalid request: missing federation state datacenter")));
        FederationCommand command = switch (request.op()) {
            case "upsert" -> new FederationCommand.Upsert(dated(state));
            case "delete" -> new FederationCommand.Delete(state.datacenter());
            default ->
                throw new RpcFailedException(
                        new RpcError.Other("Invalid federation state operation: %s".formatted(request.op())));
        };
        return answering.writes().holds(new CatalogCommand.Federation(command), "");
    }

    /// Peers leave the time out as the first second of the year 1.
    private FederationState dated(FederationState state) {
        return state.updatedAt().isBefore(Instant.EPOCH) ? state.updated(clock.instant()) : state;
    }

    private FederationStateResponse get(FederationStateQuery request) {
        Sight sight = answering.sight(request.options());
        sight.demand(Access.READ, Resource.OPERATOR, "");
        Found<Optional<FederationState>> found = answering
                .reads()
                .findOne(request.options(), store -> FederationStates.get(store, request.targetDatacenter()));
        return new FederationStateResponse(found.value(), found.meta());
    }

    private IndexedFederationStates list(DcSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        sight.demand(Access.READ, Resource.OPERATOR, "");
        Found<List<FederationState>> found = answering.reads().find(request.options(), FederationStates::list);
        return new IndexedFederationStates(found.value(), found.meta());
    }

    private DatacenterIndexedCheckServiceNodes meshGateways(DcSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        Found<Map<String, List<CheckServiceNode>>> found =
                answering.reads().find(request.options(), FederationStates::meshGateways);
        var visible = new TreeMap<String, List<CheckServiceNode>>();
        found.value().forEach((datacenter, gateways) -> {
            List<CheckServiceNode> kept = sight.keepInstances(gateways);
            if (!kept.isEmpty()) {
                visible.put(datacenter, kept);
            }
        });
        return new DatacenterIndexedCheckServiceNodes(visible, sight.mark(found.meta()));
    }
}
