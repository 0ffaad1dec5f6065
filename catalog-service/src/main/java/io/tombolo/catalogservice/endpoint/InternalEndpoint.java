package io.tombolo.catalogservice.endpoint;

import io.tombolo.catalogservice.acl.Access;
import io.tombolo.catalogservice.acl.Resource;
import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.catalogservice.answer.Filters;
import io.tombolo.catalogservice.answer.Found;
import io.tombolo.catalogservice.answer.Sight;
import io.tombolo.contract.members.Members;
import io.tombolo.contract.members.Pool;
import io.tombolo.contract.rpc.MethodTable;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.internal.EventFireRequest;
import io.tombolo.contract.rpc.internal.EventFireResponse;
import io.tombolo.contract.rpc.internal.IndexedNodeDump;
import io.tombolo.contract.rpc.internal.IndexedNodesWithGateways;
import io.tombolo.contract.rpc.internal.IndexedServiceDump;
import io.tombolo.contract.rpc.internal.InternalMethods;
import io.tombolo.contract.rpc.internal.ServiceDumpRequest;
import io.tombolo.contract.rpc.query.DcSpecificRequest;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.ServiceSpecificRequest;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.health.HealthQueries;
import io.tombolo.core.catalog.health.HealthSelectors;
import io.tombolo.core.catalog.health.NodeInfo;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/// `Internal.*`: dumps, and user events.
final class InternalEndpoint {

    /// User events of an API carry it on the wire, so that they are told from those of programs. Source:
    /// gossip sheet.
    private static final String EVENT_PREFIX = "consul:event:";

    private final Answering answering;
    private final Members members;

    InternalEndpoint(Answering answering, Members members) {
        this.answering = answering;
        this.members = members;
    }

    MethodTable methods() {
        return MethodTable.empty()
                .with(InternalMethods.NODE_INFO, this::nodeInfo)
                .with(InternalMethods.NODE_DUMP, this::nodeDump)
                .with(InternalMethods.SERVICE_DUMP, this::serviceDump)
                .with(InternalMethods.GATEWAY_SERVICE_DUMP, this::behindGateway)
                .with(InternalMethods.EVENT_FIRE, this::fire);
    }

    private IndexedNodeDump nodeInfo(NodeSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        Found<Optional<NodeInfo>> found =
                answering.reads().findOne(request.options(), store -> HealthQueries.nodeInfo(store, request.node()));
        return new IndexedNodeDump(
                visible(sight, found.value().stream().toList()), List.of(), sight.mark(found.meta()));
    }

    private IndexedNodeDump nodeDump(DcSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        Predicate<NodeInfo> filter = Filters.of(request.options(), HealthSelectors.NODE_INFO);
        Found<List<NodeInfo>> found = answering.reads().find(request.options(), HealthQueries::nodeDump);
        return new IndexedNodeDump(
                Filters.take(visible(sight, found.value()), filter), List.of(), sight.mark(found.meta()));
    }

    private static List<NodeInfo> visible(Sight sight, List<NodeInfo> nodes) {
        return sight.keep(nodes, node -> sight.reads(Resource.NODE, node.node())).stream()
                .map(node -> new NodeInfo(
                        node.id(),
                        node.node(),
                        node.address(),
                        node.taggedAddresses(),
                        node.meta(),
                        sight.keep(node.services(), service -> sight.reads(Resource.SERVICE, service.service())),
                        sight.keepChecks(node.checks())))
                .toList();
    }

    private IndexedNodesWithGateways serviceDump(ServiceDumpRequest request) {
        Sight sight = answering.sight(request.options());
        Predicate<CheckServiceNode> filter = Filters.of(request.options(), HealthSelectors.CHECK_SERVICE_NODE);
        Found<List<CheckServiceNode>> found = answering
                .reads()
                .find(
                        request.options(),
                        store -> request.useServiceKind()
                                ? HealthQueries.ofKind(store, request.serviceKind())
                                : HealthQueries.all(store));
        return new IndexedNodesWithGateways(
                List.of(),
                List.of(),
                Filters.take(sight.keepInstances(found.value()), filter),
                sight.mark(found.meta()));
    }

    /// Gateways of services are set up by config entries, of which there are none.
    private IndexedServiceDump behindGateway(ServiceSpecificRequest request) {
        return new IndexedServiceDump(List.of(), NoEntries.meta(answering, request.options()));
    }

    private EventFireResponse fire(EventFireRequest request) {
        answering.sight(request.options()).demand(Access.WRITE, Resource.EVENT, request.name());
        try {
            members.fireEvent(Pool.LAN, EVENT_PREFIX + request.name(), request.payload(), false)
                    .join();
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new RpcFailedException(new RpcError.Other(String.valueOf(cause.getMessage())));
        }
        return new EventFireResponse(answering.reads().meta(1));
    }
}
