package io.tombolo.catalogservice.endpoint;

import io.tombolo.catalogservice.acl.Access;
import io.tombolo.catalogservice.acl.Resource;
import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.catalogservice.answer.Filters;
import io.tombolo.catalogservice.answer.Found;
import io.tombolo.catalogservice.answer.Sight;
import io.tombolo.catalogservice.answer.Writes;
import io.tombolo.contract.members.Member;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.rpc.MethodTable;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.catalog.CatalogMethods;
import io.tombolo.contract.rpc.catalog.DatacentersRequest;
import io.tombolo.contract.rpc.catalog.DeregisterRequest;
import io.tombolo.contract.rpc.catalog.IndexedGatewayServices;
import io.tombolo.contract.rpc.catalog.IndexedNodeServiceList;
import io.tombolo.contract.rpc.catalog.IndexedNodeServices;
import io.tombolo.contract.rpc.catalog.IndexedNodes;
import io.tombolo.contract.rpc.catalog.IndexedServiceList;
import io.tombolo.contract.rpc.catalog.IndexedServiceNodes;
import io.tombolo.contract.rpc.catalog.IndexedServices;
import io.tombolo.contract.rpc.catalog.NodeServicesById;
import io.tombolo.contract.rpc.catalog.RegisterRequest;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.Nothing;
import io.tombolo.contract.rpc.query.QueryMeta;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.ServiceName;
import io.tombolo.contract.rpc.query.ServiceSpecificRequest;
import io.tombolo.core.catalog.CatalogCommand;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.node.NodeQueries;
import io.tombolo.core.catalog.node.NodeSelectors;
import io.tombolo.core.catalog.registration.RegistrationCommand;
import io.tombolo.core.catalog.registration.RegistrationRules;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.NodeServices;
import io.tombolo.core.catalog.service.ServiceNode;
import io.tombolo.core.catalog.service.ServiceQueries;
import io.tombolo.core.catalog.service.ServiceSelectors;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// `Catalog.*`: nodes and services.
final class CatalogEndpoint {

    private final Answering answering;
    private final Datacenter own;
    private final Members members;

    CatalogEndpoint(Answering answering, Datacenter own, Members members) {
        this.answering = answering;
        this.own = own;
        this.members = members;
    }

    MethodTable methods() {
        return MethodTable.empty()
                .with(CatalogMethods.REGISTER, this::register)
                .with(CatalogMethods.DEREGISTER, this::deregister)
                .with(CatalogMethods.LIST_DATACENTERS, this::datacenters)
                .with(CatalogMethods.LIST_NODES, this::nodes)
                .with(CatalogMethods.LIST_SERVICES, this::services)
                .with(CatalogMethods.SERVICE_LIST, this::serviceNames)
                .with(CatalogMethods.SERVICE_NODES, this::instances)
                .with(CatalogMethods.NODE_SERVICES, this::onNodeById)
                .with(CatalogMethods.NODE_SERVICE_LIST, this::onNode)
                .with(CatalogMethods.GATEWAY_SERVICES, this::behindGateway);
    }

    private Nothing register(RegisterRequest request) {
        Sight sight = answering.sight(request.write());
        sight.demand(Access.WRITE, Resource.NODE, request.node());
        request.service().ifPresent(service -> sight.demand(Access.WRITE, Resource.SERVICE, service.service()));
        RegistrationCommand.Register register = command(request);
        Writes.demandNo(RegistrationRules.refusal(register));
        answering.writes().write(new CatalogCommand.Registration(register));
        return Nothing.NOTHING;
    }

    private RegistrationCommand.Register command(RegisterRequest request) {
        var checks = new ArrayList<HealthCheck>();
        request.checks().forEach(check -> checks.add(check.typed()));
        request.check().ifPresent(check -> checks.add(check.typed()));
        return new RegistrationCommand.Register(
                new Node(
                        request.id(),
                        request.node(),
                        request.address(),
                        own.name(),
                        request.taggedAddresses(),
                        request.nodeMeta(),
                        request.locality(),
                        RaftIndex.NONE),
                request.skipNodeUpdate(),
                request.service(),
                checks);
    }

    private Nothing deregister(DeregisterRequest request) {
        Sight sight = answering.sight(request.write());
        if (request.node().isEmpty()) {
            throw new RpcFailedException(new RpcError.Other("Must provide node"));
        }
        sight.demand(Access.WRITE, Resource.NODE, request.node());
        answering.writes().write(new CatalogCommand.Registration(command(request)));
        return Nothing.NOTHING;
    }

    private static RegistrationCommand command(DeregisterRequest request) {
        if (!request.serviceId().isEmpty()) {
            return new RegistrationCommand.DeregisterService(request.node(), request.serviceId());
        }
        return request.checkId().isEmpty()
                ? new RegistrationCommand.DeregisterNode(request.node())
                : new RegistrationCommand.DeregisterCheck(request.node(), request.checkId());
    }

    /// This one first, then all of which a server is or was known.
    private List<String> datacenters(DatacentersRequest request) {
        var names = new LinkedHashSet<>(List.of(own.name()));
        names.addAll(members.view(Pool.WAN).stream()
                .map(Member::tags)
                .filter(tags -> "consul".equals(tags.get("role")))
                .map(tags -> tags.getOrDefault("dc", own.name()))
                .collect(Collectors.toCollection(TreeSet::new)));
        return List.copyOf(names);
    }

    private IndexedNodes nodes(DcSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        Predicate<Node> filter = Filters.of(request.options(), NodeSelectors.NODE);
        Found<List<Node>> found =
                answering.reads().find(request.options(), store -> NodeQueries.list(store, request.nodeMetaFilters()));
        if (isUnchanged(request.options(), found)) {
            return new IndexedNodes(List.of(), unchanged(found));
        }
        List<Node> visible = sight.keep(found.value(), node -> sight.reads(Resource.NODE, node.node()));
        List<Node> taken = Filters.take(visible, filter);
        return new IndexedNodes(
                answering.nearness().sort(found.store(), request.source(), taken, Node::node),
                sight.mark(found.meta()));
    }

    private IndexedServices services(DcSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        Found<Map<String, List<String>>> found = found(request);
        if (isUnchanged(request.options(), found)) {
            return new IndexedServices(Map.of(), unchanged(found));
        }
        var visible = new TreeMap<>(found.value());
        visible.keySet().retainAll(visible(sight, found.value()));
        return new IndexedServices(visible, sight.mark(found.meta()));
    }

    private IndexedServiceList serviceNames(DcSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        Found<Map<String, List<String>>> found = found(request);
        List<ServiceName> names =
                visible(sight, found.value()).stream().map(ServiceName::new).toList();
        return new IndexedServiceList(names, sight.mark(found.meta()));
    }

    private Found<Map<String, List<String>>> found(DcSpecificRequest request) {
        return answering
                .reads()
                .find(request.options(), store -> ServiceQueries.list(store, request.nodeMetaFilters()));
    }

    private static List<String> visible(Sight sight, Map<String, List<String>> services) {
        return sight.keep(List.copyOf(services.keySet()), name -> sight.reads(Resource.SERVICE, name));
    }

    private IndexedServiceNodes instances(ServiceSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        if (request.serviceName().isEmpty() && request.serviceAddress().isEmpty()) {
            throw new RpcFailedException(new RpcError.Other("Must provide service name"));
        }
        Predicate<ServiceNode> filter = Filters.of(request.options(), ServiceSelectors.SERVICE_NODE);
        Found<List<ServiceNode>> found = answering
                .reads()
                .find(
                        request.options(),
                        store -> request.serviceAddress().isEmpty()
                                ? ServiceQueries.nodes(store, Selections.of(request))
                                : ServiceQueries.atAddress(store, request.serviceAddress()));
        List<ServiceNode> visible = sight.keep(
                found.value(),
                one -> sight.reads(Resource.NODE, one.node()) && sight.reads(Resource.SERVICE, one.serviceName()));
        List<ServiceNode> taken = Filters.take(visible, filter);
        return new IndexedServiceNodes(
                answering.nearness().sort(found.store(), request.source(), taken, ServiceNode::node),
                sight.mark(found.meta()));
    }

    private IndexedNodeServices onNodeById(NodeSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        Predicate<NodeService> filter = Filters.of(request.options(), ServiceSelectors.SERVICE);
        Found<Optional<NodeServices>> found = servicesOf(request);
        Optional<NodeServicesById> visible = visible(sight, filter, found).map(services -> {
            var byId = services.services().stream()
                    .collect(Collectors.toMap(NodeService::id, Function.identity(), (a, b) -> b, LinkedHashMap::new));
            return new NodeServicesById(services.node(), byId);
        });
        return new IndexedNodeServices(visible, sight.mark(found.meta()));
    }

    private IndexedNodeServiceList onNode(NodeSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        Predicate<NodeService> filter = Filters.of(request.options(), ServiceSelectors.SERVICE);
        Found<Optional<NodeServices>> found = servicesOf(request);
        NodeServices visible =
                visible(sight, filter, found).orElseGet(() -> new NodeServices(Optional.empty(), List.of()));
        return new IndexedNodeServiceList(visible, sight.mark(found.meta()));
    }

    private Found<Optional<NodeServices>> servicesOf(NodeSpecificRequest request) {
        if (request.node().isEmpty()) {
            throw new RpcFailedException(new RpcError.Other("Must provide node"));
        }
        return answering.reads().findOne(request.options(), store -> ServiceQueries.onNode(store, request.node()));
    }

    private static Optional<NodeServices> visible(
            Sight sight, Predicate<NodeService> filter, Found<Optional<NodeServices>> found) {
        return sight
                .keep(
                        found.value().stream().toList(),
                        services -> services.node()
                                .filter(node -> sight.reads(Resource.NODE, node.node()))
                                .isPresent())
                .stream()
                .findFirst()
                .map(services -> new NodeServices(
                        services.node(),
                        Filters.take(
                                sight.keep(
                                        services.services(),
                                        service -> sight.reads(Resource.SERVICE, service.service())),
                                filter)));
    }

    /// Gateways of services are set up by config entries, of which there are none.
    private IndexedGatewayServices behindGateway(ServiceSpecificRequest request) {
        return new IndexedGatewayServices(List.of(), NoEntries.meta(answering, request.options()));
    }

    /// The caller has this already, and may be told so. Source: RPC sheet 5.1.
    private static boolean isUnchanged(QueryOptions options, Found<?> found) {
        return options.allowNotModifiedResponse()
                && options.minQueryIndex() > 0
                && options.minQueryIndex() == found.meta().index();
    }

    private static QueryMeta unchanged(Found<?> found) {
        QueryMeta meta = found.meta();
        return new QueryMeta(
                meta.index(),
                meta.lastContact(),
                meta.knownLeader(),
                meta.consistencyLevel(),
                true,
                meta.backend(),
                false);
    }
}
