package io.tombolo.httpapi.federation;

import io.tombolo.contract.rpc.federation.DatacenterIndexedCheckServiceNodes;
import io.tombolo.contract.rpc.federation.FederationStateMethods;
import io.tombolo.contract.rpc.federation.FederationStateQuery;
import io.tombolo.contract.rpc.federation.FederationStateResponse;
import io.tombolo.contract.rpc.federation.IndexedFederationStates;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.core.catalog.federation.FederationState;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.Common;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.httpapi.call.Reading;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// `/v1/internal/federation-state*`.
public final class FederationRoutes implements Routes {

    private static final Reading<DcSpecificRequest, IndexedFederationStates, List<FederationState>> STATES =
            new Reading<>(
                    FederationStateMethods.LIST,
                    IndexedFederationStates::meta,
                    IndexedFederationStates::states,
                    JsonCodec.listOf(FederationState.class));

    private static final Reading<
                    DcSpecificRequest, DatacenterIndexedCheckServiceNodes, Map<String, List<CheckServiceNode>>>
            GATEWAYS = new Reading<>(
                    FederationStateMethods.LIST_MESH_GATEWAYS,
                    DatacenterIndexedCheckServiceNodes::meta,
                    DatacenterIndexedCheckServiceNodes::datacenterNodes,
                    JsonCodec.mapOf(JsonCodec.listOf(CheckServiceNode.class)));

    private static final JsonCodec<FederationStateResponse> STATE = JsonCodec.of(FederationStateResponse.class);

    private final Calls calls;

    public FederationRoutes(Calls calls) {
        this.calls = calls;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/internal/federation-states", "the federation states of all datacenters")
                        .with(Common.READ)
                        .prompt(request -> list(request, STATES)),
                Route.get("/v1/internal/federation-states/mesh-gateways", "the mesh gateways of all datacenters")
                        .with(Common.READ)
                        .prompt(request -> list(request, GATEWAYS)),
                Route.get("/v1/internal/federation-state/{datacenter}", "the federation state of a datacenter")
                        .with(Common.READ)
                        .prompt(this::state));
    }

    private <R, T> CompletableFuture<Reply> list(Request request, Reading<DcSpecificRequest, R, T> reading) {
        return calls.read(request, ReadOptions.Kind.PLAIN, reading, DcSpecificRequest::of);
    }

    /// Callers know the answer with the fields that say how it came about, and a state that is missing without headers.
    private CompletableFuture<Reply> state(Request request) {
        String subject = Calls.named(request, "Bad request: Missing datacenter name");
        return Calls.bareIfMissing(calls.read(
                request,
                ReadOptions.Kind.PLAIN,
                FederationStateMethods.GET,
                FederationStateResponse::meta,
                (datacenter, options) -> new FederationStateQuery(datacenter, subject, options),
                (key, answer) -> answer.state().isEmpty()
                        ? Reply.of(404, Payload.NONE)
                        : Reply.of(200, request.shown(Payload.json(STATE.encode(answer))))));
    }
}
