package io.tombolo.httpapi.catalog;

import io.tombolo.contract.rpc.health.ChecksInStateRequest;
import io.tombolo.contract.rpc.health.HealthMethods;
import io.tombolo.contract.rpc.health.IndexedCheckServiceNodes;
import io.tombolo.contract.rpc.health.IndexedHealthChecks;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.QuerySource;
import io.tombolo.contract.rpc.query.ServiceSpecificRequest;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.Common;
import io.tombolo.httpapi.call.GoNumbers;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.httpapi.call.Reading;
import io.tombolo.runtime.http.Parameter;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.ReplyException;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// `/v1/health/*`.
public final class HealthRoutes implements Routes {

    private static final Parameter PASSING =
            new Parameter("passing", Parameter.Kind.TRUTH, "only instances all of whose checks pass");

    private static final JsonCodec<List<HealthCheck>> CHECKS = JsonCodec.listOf(HealthCheck.class);
    private static final JsonCodec<List<CheckServiceNode>> INSTANCES = JsonCodec.listOf(CheckServiceNode.class);

    private static final Reading<NodeSpecificRequest, IndexedHealthChecks, List<HealthCheck>> ON_NODE = new Reading<>(
            HealthMethods.NODE_CHECKS, IndexedHealthChecks::meta, IndexedHealthChecks::healthChecks, CHECKS);

    private static final Reading<ServiceSpecificRequest, IndexedHealthChecks, List<HealthCheck>> OF_SERVICE =
            new Reading<>(
                    HealthMethods.SERVICE_CHECKS, IndexedHealthChecks::meta, IndexedHealthChecks::healthChecks, CHECKS);

    private static final Reading<ChecksInStateRequest, IndexedHealthChecks, List<HealthCheck>> IN_STATE = new Reading<>(
            HealthMethods.CHECKS_IN_STATE, IndexedHealthChecks::meta, IndexedHealthChecks::healthChecks, CHECKS);

    private final Calls calls;

    public HealthRoutes(Calls calls) {
        this.calls = calls;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/health/node/{node}", "the checks of a node and its instances")
                        .with(Common.READ)
                        .with(Common.FILTER)
                        .prompt(this::onNode),
                Route.get("/v1/health/checks/{service}", "the checks of the instances of a service")
                        .with(Common.READ)
                        .with(Common.NEAR, Common.NODE_META, Common.FILTER)
                        .prompt(this::ofService),
                Route.get("/v1/health/state/{state}", "the checks in a state")
                        .with(Common.READ)
                        .with(Common.NEAR, Common.NODE_META, Common.FILTER)
                        .prompt(this::inState),
                instances(
                        "/v1/health/service/{service}",
                        "the instances of a service, their nodes and checks",
                        ServiceQuestion.Group.NAMED),
                instances(
                        "/v1/health/connect/{service}",
                        "the same for those through which the mesh reaches a service",
                        ServiceQuestion.Group.CONNECTABLE),
                instances(
                        "/v1/health/ingress/{service}",
                        "the same for the ingress gateways of a service",
                        ServiceQuestion.Group.INGRESS));
    }

    private Route instances(String path, String says, ServiceQuestion.Group group) {
        return Route.get(path, says)
                .with(Common.READ)
                .with(PASSING, Common.TAG, Common.NEAR, Common.NODE_META, Common.FILTER, Common.CACHED)
                .prompt(request -> instances(request, group));
    }

    private CompletableFuture<Reply> onNode(Request request) {
        ReadOptions.refuseNamespace(request);
        String node = Calls.named(request, "Missing node name");
        return calls.read(
                request,
                ReadOptions.Kind.DISCOVERY,
                ON_NODE,
                (datacenter, options) -> new NodeSpecificRequest(datacenter, false, node, "", options));
    }

    private CompletableFuture<Reply> ofService(Request request) {
        ReadOptions.refuseNamespace(request);
        String service = Calls.named(request, "Missing service name");
        return calls.read(
                request,
                ReadOptions.Kind.DISCOVERY,
                OF_SERVICE,
                ServiceQuestion.of(request, calls.place(), service, ServiceQuestion.Group.NAMED, false)::call);
    }

    private CompletableFuture<Reply> inState(Request request) {
        ReadOptions.refuseNamespace(request);
        String state = Calls.named(request, "Missing check state");
        QuerySource source = ReadOptions.source(request, calls.place());
        Map<String, String> nodeMeta = ReadOptions.nodeMeta(request);
        return calls.read(
                request,
                ReadOptions.Kind.DISCOVERY,
                IN_STATE,
                (datacenter, options) -> new ChecksInStateRequest(datacenter, "", source, state, nodeMeta, options));
    }

    /// A value of `passing` that is none is only looked at once there is an answer, as callers know it.
    private CompletableFuture<Reply> instances(Request request, ServiceQuestion.Group group) {
        ReadOptions.refuseNamespace(request);
        String service = Calls.named(request, "Missing service name");
        String passing = request.query().text(PASSING);
        boolean only = request.query().has(PASSING) && GoNumbers.truth(passing).orElse(passing.isEmpty());
        return calls.read(
                request,
                ReadOptions.Kind.INSTANCES,
                HealthMethods.SERVICE_NODES,
                IndexedCheckServiceNodes::meta,
                ServiceQuestion.of(request, calls.place(), service, group, only)::call,
                (key, answer) -> {
                    if (!passing.isEmpty() && GoNumbers.truth(passing).isEmpty()) {
                        throw ReplyException.of(400, "Invalid value for ?passing");
                    }
                    List<CheckServiceNode> shown = only ? passing(answer.nodes()) : answer.nodes();
                    return Reply.of(200, request.shown(calls.encoded(key, shown, INSTANCES)));
                });
    }

    /// Older servers do not know of the filter that the question carries.
    private static List<CheckServiceNode> passing(List<CheckServiceNode> nodes) {
        return nodes.stream().allMatch(CheckServiceNode::isPassing)
                ? nodes
                : nodes.stream().filter(CheckServiceNode::isPassing).toList();
    }
}
