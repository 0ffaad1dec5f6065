package io.tombolo.catalogservice.endpoint;

import io.tombolo.catalogservice.answer.Answering;
import io.tombolo.catalogservice.answer.Filters;
import io.tombolo.catalogservice.answer.Found;
import io.tombolo.catalogservice.answer.Sight;
import io.tombolo.contract.rpc.MethodTable;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.health.ChecksInStateRequest;
import io.tombolo.contract.rpc.health.HealthMethods;
import io.tombolo.contract.rpc.health.IndexedCheckServiceNodes;
import io.tombolo.contract.rpc.health.IndexedHealthChecks;
import io.tombolo.contract.rpc.query.NodeSpecificRequest;
import io.tombolo.contract.rpc.query.QueryOptions;
import io.tombolo.contract.rpc.query.QuerySource;
import io.tombolo.contract.rpc.query.ServiceSpecificRequest;
import io.tombolo.core.catalog.check.CheckQueries;
import io.tombolo.core.catalog.check.CheckSelectors;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.health.HealthQueries;
import io.tombolo.core.catalog.health.HealthSelectors;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.store.Answer;
import io.tombolo.core.catalog.store.Store;
import io.tombolo.core.wire.rpc.RpcError;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// `Health.*`: checks, and instances with their checks.
final class HealthEndpoint {

    private final Answering answering;

    HealthEndpoint(Answering answering) {
        this.answering = answering;
    }

    MethodTable methods() {
        return MethodTable.empty()
                .with(HealthMethods.CHECKS_IN_STATE, this::inState)
                .with(HealthMethods.NODE_CHECKS, this::onNode)
                .with(HealthMethods.SERVICE_CHECKS, this::ofService)
                .with(HealthMethods.SERVICE_NODES, this::instances);
    }

    private IndexedHealthChecks inState(ChecksInStateRequest request) {
        return checks(
                request.options(),
                request.source(),
                store -> CheckQueries.inState(store, request.state(), request.nodeMetaFilters()));
    }

    private IndexedHealthChecks onNode(NodeSpecificRequest request) {
        return checks(request.options(), QuerySource.NONE, store -> CheckQueries.onNode(store, request.node()));
    }

    private IndexedHealthChecks ofService(ServiceSpecificRequest request) {
        return checks(
                request.options(),
                request.source(),
                store -> CheckQueries.ofService(store, request.serviceName(), request.nodeMetaFilters()));
    }

    private IndexedHealthChecks checks(
            QueryOptions options, QuerySource source, Function<Store, Answer<List<HealthCheck>>> query) {
        Sight sight = answering.sight(options);
        Predicate<HealthCheck> filter = Filters.of(options, CheckSelectors.CHECK);
        Found<List<HealthCheck>> found = answering.reads().find(options, query);
        List<HealthCheck> taken = Filters.take(sight.keepChecks(found.value()), filter);
        return new IndexedHealthChecks(
                answering.nearness().sort(found.store(), source, taken, HealthCheck::node), sight.mark(found.meta()));
    }

    private IndexedCheckServiceNodes instances(ServiceSpecificRequest request) {
        Sight sight = answering.sight(request.options());
        if (request.serviceName().isEmpty()) {
            throw new RpcFailedException(new RpcError.Other("Must provide service name"));
        }
        if (request.ingress()) {
            return new IndexedCheckServiceNodes(List.of(), NoEntries.meta(answering, request.options()));
        }
        Predicate<CheckServiceNode> filter = Filters.of(request.options(), HealthSelectors.CHECK_SERVICE_NODE)
                .and(healthy(request.healthFilterType()));
        Found<List<CheckServiceNode>> found =
                answering.reads().find(request.options(), store -> HealthQueries.nodes(store, Selections.of(request)));
        List<CheckServiceNode> taken = Filters.take(sight.keepInstances(found.value()), filter);
        return new IndexedCheckServiceNodes(
                answering.nearness().sort(found.store(), request.source(), taken, HealthEndpoint::node),
                sight.mark(found.meta()));
    }

    private static Predicate<CheckServiceNode> healthy(long filterType) {
        return switch ((int) filterType) {
            case 1 -> one -> one.checks().stream().noneMatch(HealthCheck::isCritical);
            case 2 -> CheckServiceNode::isPassing;
            default -> one -> true;
        };
    }

    private static String node(CheckServiceNode one) {
        return one.node().map(Node::node).orElse("");
    }
}
