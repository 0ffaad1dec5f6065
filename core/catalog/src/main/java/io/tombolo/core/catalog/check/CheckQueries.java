package io.tombolo.core.catalog.check;

import io.tombolo.core.catalog.node.Nodes;
import io.tombolo.core.catalog.store.Answer;
import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Store;
import java.util.List;
import java.util.Map;

/// Reads checks. Source: HTTP sheet 3.1; RPC sheet 15, "Health".
public final class CheckQueries {

    private CheckQueries() {}

    /// The checks on a node, those of its services included, by ID.
    public static Answer<List<HealthCheck>> onNode(Store store, String node) {
        return new Answer<>(
                store.index(Checks.INDEX),
                Checks.onNode(store, node),
                List.of(store.watchPrefix(Checks.TABLE, Key.folded(node))));
    }

    /// The checks of the instances of a service.
    ///
    /// @param nodeMeta pairs that the node of a check has to have
    public static Answer<List<HealthCheck>> ofService(Store store, String service, Map<String, String> nodeMeta) {
        return answer(store, store.scan(Checks.TABLE, Checks.BY_SERVICE, Key.folded(service)), nodeMeta);
    }

    /// The checks that say something: `passing`, `warning`, `critical` or, for `any`, whatever.
    ///
    /// @param nodeMeta pairs that the node of a check has to have
    public static Answer<List<HealthCheck>> inState(Store store, String status, Map<String, String> nodeMeta) {
        Iterable<HealthCheck> found = status.equals(HealthStatus.ANY)
                ? store.scan(Checks.TABLE, Key.ALL)
                : store.scan(Checks.TABLE, Checks.BY_STATUS, Key.exact(status));
        return answer(store, found, nodeMeta);
    }

    private static Answer<List<HealthCheck>> answer(
            Store store, Iterable<HealthCheck> found, Map<String, String> nodeMeta) {
        List<HealthCheck> checks = Checks.list(found);
        if (nodeMeta.isEmpty()) {
            return new Answer<>(store.index(Checks.INDEX), checks, List.of(store.watchIndex(Checks.INDEX)));
        }
        return new Answer<>(
                store.greatestIndex(Nodes.INDEX, Checks.INDEX),
                checks.stream()
                        .filter(check -> Nodes.find(store, check.node())
                                .filter(node -> node.hasMeta(nodeMeta))
                                .isPresent())
                        .toList(),
                List.of(store.watchIndex(Nodes.INDEX), store.watchIndex(Checks.INDEX)));
    }
}
