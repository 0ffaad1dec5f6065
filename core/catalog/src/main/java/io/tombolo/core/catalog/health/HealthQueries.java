package io.tombolo.core.catalog.health;

import io.tombolo.core.catalog.check.Checks;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.node.Nodes;
import io.tombolo.core.catalog.radix.Watch;
import io.tombolo.core.catalog.service.ServiceGroup;
import io.tombolo.core.catalog.service.ServiceInstance;
import io.tombolo.core.catalog.service.ServiceQueries;
import io.tombolo.core.catalog.service.ServiceSelection;
import io.tombolo.core.catalog.service.Services;
import io.tombolo.core.catalog.store.Answer;
import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Reading;
import io.tombolo.core.catalog.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads services with their health, and dumps. Source: HTTP sheet 3.1 and 3.7.
public final class HealthQueries {

    private HealthQueries() {}

    /// The instances of a selection, by node and ID.
    public static Answer<List<CheckServiceNode>> nodes(Store store, ServiceSelection selection) {
        ServiceGroup group = selection.group();
        var found = new ArrayList<CheckServiceNode>();
        for (ServiceInstance row : Services.inGroup(store, group)) {
            Node node = ServiceQueries.node(store, row);
            if (selection.takes(node, row.service())) {
                found.add(joined(store, node, row));
            }
        }
        return new Answer<>(
                group.userIndex(store, Checks.INDEX), List.copyOf(found), List.of(store.watchIndex(group.index())));
    }

    /// The instances of a kind, such as all mesh gateways.
    public static Answer<List<CheckServiceNode>> ofKind(Store store, String kind) {
        String index = Services.kindIndex(kind);
        return new Answer<>(
                store.index(index), joined(store, Services.ofKind(store, kind)), List.of(store.watchIndex(index)));
    }

    /// All instances.
    public static Answer<List<CheckServiceNode>> all(Store store) {
        var rows = new ArrayList<ServiceInstance>();
        store.scan(Services.TABLE, Key.ALL).forEach(rows::add);
        return new Answer<>(tablesIndex(store), joined(store, rows), watchTables(store));
    }

    /// All nodes with what they have.
    public static Answer<List<NodeInfo>> nodeDump(Store store) {
        var dump = new ArrayList<NodeInfo>();
        store.scan(Nodes.TABLE, Key.ALL).forEach(node -> dump.add(info(store, node)));
        return new Answer<>(tablesIndex(store), List.copyOf(dump), watchTables(store));
    }

    /// One node with what it has.
    public static Answer<Optional<NodeInfo>> nodeInfo(Store store, String name) {
        byte[] key = Key.folded(name);
        return new Answer<>(
                tablesIndex(store),
                Nodes.find(store, name).map(node -> info(store, node)),
                List.of(
                        store.watch(Nodes.TABLE, key),
                        store.watchPrefix(Services.TABLE, key),
                        store.watchPrefix(Checks.TABLE, key)));
    }

    private static NodeInfo info(Reading reading, Node node) {
        return NodeInfo.of(
                node,
                Services.onNode(reading, node.node()).stream()
                        .map(ServiceInstance::service)
                        .toList(),
                Checks.onNode(reading, node.node()));
    }

    private static List<CheckServiceNode> joined(Reading reading, List<ServiceInstance> rows) {
        return rows.stream()
                .map(row -> joined(reading, ServiceQueries.node(reading, row), row))
                .toList();
    }

    private static CheckServiceNode joined(Reading reading, Node node, ServiceInstance row) {
        var checks = new ArrayList<HealthCheck>(Checks.ofInstance(reading, row.node(), ""));
        checks.addAll(Checks.ofInstance(reading, row.node(), row.service().id()));
        return new CheckServiceNode(Optional.of(node), Optional.of(row.service()), checks);
    }

    private static long tablesIndex(Store store) {
        return store.greatestIndex(Nodes.INDEX, Services.INDEX, Checks.INDEX);
    }

    private static List<Watch> watchTables(Store store) {
        return List.of(store.watchIndex(Nodes.INDEX), store.watchIndex(Services.INDEX), store.watchIndex(Checks.INDEX));
    }
}
