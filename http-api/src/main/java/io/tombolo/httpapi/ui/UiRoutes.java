package io.tombolo.httpapi.ui;

import io.tombolo.contract.rpc.internal.IndexedNodeDump;
import io.tombolo.contract.rpc.internal.IndexedNodesWithGateways;
import io.tombolo.contract.rpc.internal.IndexedServiceDump;
import io.tombolo.contract.rpc.internal.InternalMethods;
import io.tombolo.contract.rpc.internal.ServiceDumpRequest;
import io.tombolo.contract.rpc.internal.ServiceInfo;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.QuerySource;
import io.tombolo.contract.rpc.query.ServiceSpecificRequest;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.health.NodeInfo;
import io.tombolo.core.wire.json.JsonCodec;
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
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// `/v1/internal/ui/*`.
public final class UiRoutes implements Routes {

    private static final Parameter KIND = new Parameter("kind", Parameter.Kind.TEXT, "empty, or ingress-gateway");

    private static final JsonCodec<NodeInfo> NODE = JsonCodec.of(NodeInfo.class);

    private static final Reading<DcSpecificRequest, IndexedNodeDump, List<NodeInfo>> NODES = new Reading<>(
            InternalMethods.NODE_DUMP, IndexedNodeDump::meta, IndexedNodeDump::dump, JsonCodec.listOf(NodeInfo.class));

    private static final Reading<ServiceDumpRequest, IndexedNodesWithGateways, List<ServiceSummary>> SERVICES =
            new Reading<>(
                    InternalMethods.SERVICE_DUMP,
                    IndexedNodesWithGateways::meta,
                    answer -> ServiceSummaries.of(answer.nodes()),
                    JsonCodec.listOf(ServiceSummary.class));

    private static final Reading<ServiceSpecificRequest, IndexedServiceDump, List<ServiceSummary>> BEHIND_GATEWAY =
            new Reading<>(
                    InternalMethods.GATEWAY_SERVICE_DUMP,
                    IndexedServiceDump::meta,
                    answer -> ServiceSummaries.of(
                            answer.dump().stream().map(UiRoutes::instance).toList()),
                    JsonCodec.listOf(ServiceSummary.class));

    private final Calls calls;

    public UiRoutes(Calls calls) {
        this.calls = calls;
    }

    private static CheckServiceNode instance(ServiceInfo info) {
        return new CheckServiceNode(info.node(), info.service(), info.checks());
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/internal/ui/nodes", "the nodes with their instances and checks")
                        .with(Common.READ)
                        .with(Common.FILTER)
                        .prompt(this::nodes),
                Route.get("/v1/internal/ui/node/{node}", "a node with its instances and checks")
                        .with(Common.READ)
                        .prompt(this::node),
                Route.get("/v1/internal/ui/services", "the services in a line each")
                        .with(Common.READ)
                        .with(Common.FILTER)
                        .prompt(this::services),
                Route.get("/v1/internal/ui/gateway-services-nodes/{gateway}", "the services behind a gateway")
                        .with(Common.READ)
                        .prompt(this::behindGateway),
                Route.get("/v1/internal/ui/service-topology/{service}", "what a service calls, and what calls it")
                        .with(Common.READ)
                        .with(KIND)
                        .prompt(this::topology));
    }

    private CompletableFuture<Reply> nodes(Request request) {
        ReadOptions.refuseNamespace(request);
        return calls.read(request, ReadOptions.Kind.PLAIN, NODES, DcSpecificRequest::of);
    }

    /// Callers know the missing node without headers.
    private CompletableFuture<Reply> node(Request request) {
        ReadOptions.refuseNamespace(request);
        String node = Calls.named(request, "Missing node name");
        return Calls.bareIfMissing(calls.read(
                request,
                ReadOptions.Kind.PLAIN,
                InternalMethods.NODE_INFO,
                IndexedNodeDump::meta,
                (datacenter, options) -> new NodeSpecificRequest(datacenter, false, node, "", options),
                (key, answer) -> answer.dump().isEmpty()
                        ? Reply.of(404, Payload.NONE)
                        : Reply.of(
                                200,
                                request.shown(
                                        Payload.json(NODE.encode(answer.dump().getFirst()))))));
    }

    private CompletableFuture<Reply> services(Request request) {
        ReadOptions.refuseNamespace(request);
        return calls.read(
                request,
                ReadOptions.Kind.PLAIN,
                SERVICES,
                (datacenter, options) ->
                        new ServiceDumpRequest(datacenter, false, "", "", QuerySource.NONE, false, options));
    }

    private CompletableFuture<Reply> behindGateway(Request request) {
        ReadOptions.refuseNamespace(request);
        String gateway = Calls.named(request, "Missing gateway name");
        return calls.read(
                request,
                ReadOptions.Kind.PLAIN,
                BEHIND_GATEWAY,
                (datacenter, options) -> new ServiceSpecificRequest(
                        datacenter,
                        false,
                        0,
                        false,
                        false,
                        "",
                        "",
                        "",
                        "",
                        gateway,
                        "",
                        QuerySource.NONE,
                        false,
                        Map.of(),
                        List.of(),
                        options));
    }

    /// Needs config entries and intentions, which this version does not have.
    private CompletableFuture<Reply> topology(Request request) {
        ReadOptions.refuseNamespace(request);
        Calls.named(request, "Missing service name");
        if (!request.query().has(KIND)) {
            throw ReplyException.of(400, "Missing service kind");
        }
        String kind = request.query().text(KIND);
        if (!kind.isEmpty() && !kind.equals("ingress-gateway")) {
            throw ReplyException.of(400, "Unsupported service kind \"%s\"".formatted(kind));
        }
        throw ReplyException.of(
                501, "GET /v1/internal/ui/service-topology/{service} is not served by this version of Tombolo");
    }
}
