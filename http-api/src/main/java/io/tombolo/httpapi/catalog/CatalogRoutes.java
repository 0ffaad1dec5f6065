package io.tombolo.httpapi.catalog;

import io.tombolo.contract.rpc.catalog.CatalogMethods;
import io.tombolo.contract.rpc.catalog.DatacentersRequest;
import io.tombolo.contract.rpc.catalog.DeregisterRequest;
import io.tombolo.contract.rpc.catalog.GatewayService;
import io.tombolo.contract.rpc.catalog.IndexedGatewayServices;
import io.tombolo.contract.rpc.catalog.IndexedNodeServiceList;
import io.tombolo.contract.rpc.catalog.IndexedNodeServices;
import io.tombolo.contract.rpc.catalog.IndexedNodes;
import io.tombolo.contract.rpc.catalog.IndexedServiceNodes;
import io.tombolo.contract.rpc.catalog.IndexedServices;
import io.tombolo.contract.rpc.catalog.NodeServicesById;
import io.tombolo.contract.rpc.catalog.RegisterRequest;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.ServiceSpecificRequest;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.NodeServices;
import io.tombolo.core.catalog.service.ServiceNode;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.core.wire.json.JsonRules;
import io.tombolo.httpapi.call.Calls;
import io.tombolo.httpapi.call.Common;
import io.tombolo.httpapi.call.ReadOptions;
import io.tombolo.httpapi.call.Reading;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// `/v1/catalog/*`.
public final class CatalogRoutes implements Routes {

    private static final String UNDECODABLE = "Request decode failed: ";
    private static final String NO_SERVICE = "Missing service name";

    private static final Reading<DcSpecificRequest, IndexedNodes, List<Node>> NODES = new Reading<>(
            CatalogMethods.LIST_NODES, IndexedNodes::meta, IndexedNodes::nodes, JsonCodec.listOf(Node.class));

    private static final Reading<DcSpecificRequest, IndexedServices, Map<String, List<String>>> SERVICES =
            new Reading<>(
                    CatalogMethods.LIST_SERVICES,
                    IndexedServices::meta,
                    IndexedServices::services,
                    JsonCodec.mapOf(JsonCodec.listOf(String.class)));

    private static final Reading<ServiceSpecificRequest, IndexedServiceNodes, List<ServiceNode>> INSTANCES =
            new Reading<>(
                    CatalogMethods.SERVICE_NODES,
                    IndexedServiceNodes::meta,
                    IndexedServiceNodes::serviceNodes,
                    JsonCodec.listOf(ServiceNode.class));

    private static final Reading<NodeSpecificRequest, IndexedNodeServices, Optional<NodeServicesById>> ON_NODE_BY_ID =
            new Reading<>(
                    CatalogMethods.NODE_SERVICES,
                    IndexedNodeServices::meta,
                    IndexedNodeServices::nodeServices,
                    JsonCodec.optional(NodeServicesById.class));

    private static final Reading<NodeSpecificRequest, IndexedNodeServiceList, NodeServices> ON_NODE = new Reading<>(
            CatalogMethods.NODE_SERVICE_LIST,
            IndexedNodeServiceList::meta,
            IndexedNodeServiceList::nodeServices,
            JsonCodec.of(NodeServices.class));

    private static final Reading<ServiceSpecificRequest, IndexedGatewayServices, List<GatewayService>> BEHIND_GATEWAY =
            new Reading<>(
                    CatalogMethods.GATEWAY_SERVICES,
                    IndexedGatewayServices::meta,
                    IndexedGatewayServices::services,
                    JsonCodec.listOrNull(GatewayService.class));

    private final Calls calls;

    public CatalogRoutes(Calls calls) {
        this.calls = calls;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.put("/v1/catalog/register", "writes a node, an instance and checks")
                        .prompt(this::register),
                Route.put("/v1/catalog/deregister", "removes a node, an instance or a check")
                        .prompt(this::deregister),
                Route.get("/v1/catalog/datacenters", "the datacenters that are known, the own one first")
                        .with(Common.CACHED)
                        .prompt(this::datacenters),
                Route.get("/v1/catalog/nodes", "the nodes")
                        .with(Common.READ)
                        .with(Common.NEAR, Common.NODE_META, Common.FILTER)
                        .prompt(this::nodes),
                Route.get("/v1/catalog/services", "the services and their tags")
                        .with(Common.READ)
                        .with(Common.NODE_META, Common.CACHED)
                        .prompt(this::services),
                Route.get("/v1/catalog/service/{service}", "the instances of a service")
                        .with(Common.READ)
                        .with(Common.TAG, Common.NEAR, Common.NODE_META, Common.FILTER, Common.CACHED)
                        .prompt(request -> instances(request, ServiceQuestion.Group.NAMED)),
                Route.get("/v1/catalog/connect/{service}", "the instances through which the mesh reaches a service")
                        .with(Common.READ)
                        .with(Common.TAG, Common.NEAR, Common.NODE_META, Common.FILTER, Common.CACHED)
                        .prompt(request -> instances(request, ServiceQuestion.Group.CONNECTABLE)),
                Route.get("/v1/catalog/node/{node}", "a node and its instances by ID")
                        .with(Common.READ)
                        .with(Common.FILTER)
                        .prompt(request -> onNode(request, ON_NODE_BY_ID)),
                Route.get("/v1/catalog/node-services/{node}", "a node and its instances")
                        .with(Common.READ)
                        .with(Common.FILTER)
                        .prompt(request -> onNode(request, ON_NODE)),
                Route.get("/v1/catalog/gateway-services/{gateway}", "the services behind a gateway")
                        .with(Common.READ)
                        .prompt(this::behindGateway));
    }

    private CompletableFuture<Reply> register(Request request) {
        ReadOptions.refuseNamespace(request);
        RegisterRequest body = Calls.body(request, RegisterRequest.class, JsonRules.STRICT, UNDECODABLE);
        return calls.write(
                CatalogMethods.REGISTER,
                new RegisterRequest(
                        body.datacenter().isEmpty() ? calls.datacenter(request) : body.datacenter(),
                        body.address(),
                        body.check(),
                        body.id(),
                        body.locality(),
                        body.node(),
                        body.peerName(),
                        body.service(),
                        body.skipNodeUpdate(),
                        body.checks(),
                        body.nodeMeta(),
                        body.taggedAddresses(),
                        calls.writer(request),
                        body.raft()),
                done -> Calls.truth(request, true));
    }

    private CompletableFuture<Reply> deregister(Request request) {
        ReadOptions.refuseNamespace(request);
        Deregistration body = Calls.body(request, Deregistration.class, JsonRules.STRICT, UNDECODABLE);
        return calls.write(
                CatalogMethods.DEREGISTER,
                new DeregisterRequest(
                        body.datacenter().isEmpty() ? calls.datacenter(request) : body.datacenter(),
                        body.checkId(),
                        body.node(),
                        "",
                        body.serviceId(),
                        calls.writer(request)),
                done -> Calls.truth(request, true));
    }

    private CompletableFuture<Reply> datacenters(Request request) {
        ReadOptions options = ReadOptions.of(request, calls.place(), ReadOptions.Kind.PLAIN);
        return calls.askCached(
                request,
                CatalogMethods.LIST_DATACENTERS,
                new DatacentersRequest(options.query()),
                names -> names,
                JsonCodec.listOf(String.class));
    }

    private CompletableFuture<Reply> nodes(Request request) {
        return calls.read(
                request,
                ReadOptions.Kind.DISCOVERY,
                NODES,
                (datacenter, options) -> new DcSpecificRequest(
                        datacenter,
                        ReadOptions.nodeMeta(request),
                        ReadOptions.source(request, calls.place()),
                        "",
                        options));
    }

    private CompletableFuture<Reply> services(Request request) {
        ReadOptions.refuseNamespace(request);
        return calls.read(
                request,
                ReadOptions.Kind.CACHED,
                SERVICES,
                (datacenter, options) -> new DcSpecificRequest(
                        datacenter,
                        ReadOptions.nodeMeta(request),
                        ReadOptions.source(request, calls.place()),
                        "",
                        options));
    }

    private CompletableFuture<Reply> instances(Request request, ServiceQuestion.Group group) {
        ReadOptions.refuseNamespace(request);
        String service = Calls.named(request, NO_SERVICE);
        return calls.read(
                request,
                ReadOptions.Kind.CACHED,
                INSTANCES,
                ServiceQuestion.of(request, calls.place(), service, group, false)::call);
    }

    private <R, T> CompletableFuture<Reply> onNode(Request request, Reading<NodeSpecificRequest, R, T> reading) {
        ReadOptions.refuseNamespace(request);
        String node = Calls.named(request, "Missing node name");
        return calls.read(
                request,
                ReadOptions.Kind.DISCOVERY,
                reading,
                (datacenter, options) -> new NodeSpecificRequest(datacenter, false, node, "", options));
    }

    private CompletableFuture<Reply> behindGateway(Request request) {
        ReadOptions.refuseNamespace(request);
        String gateway = Calls.named(request, "Missing gateway name");
        return calls.read(
                request,
                ReadOptions.Kind.DISCOVERY,
                BEHIND_GATEWAY,
                ServiceQuestion.of(request, calls.place(), gateway, ServiceQuestion.Group.NAMED, false)::call);
    }
}
