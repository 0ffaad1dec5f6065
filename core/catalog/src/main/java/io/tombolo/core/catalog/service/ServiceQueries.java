package io.tombolo.core.catalog.service;

import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.node.Nodes;
import io.tombolo.core.catalog.radix.Watch;
import io.tombolo.core.catalog.store.Answer;
import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Reading;
import io.tombolo.core.catalog.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Reads services. Source: HTTP sheet 3.1; RPC sheet 15, "Catalog".
public final class ServiceQueries {

    private ServiceQueries() {}

    /// The names of all services, each with the tags of its instances.
    ///
    /// @param nodeMeta pairs that the node of an instance has to have, for the instance to count
    public static Answer<Map<String, List<String>>> list(Store store, Map<String, String> nodeMeta) {
        var tags = new TreeMap<String, SequencedSet<String>>();
        for (ServiceInstance row : store.scan(Services.TABLE, Key.ALL)) {
            if (nodeMeta.isEmpty() || node(store, row).hasMeta(nodeMeta)) {
                tags.computeIfAbsent(row.service().service(), name -> new LinkedHashSet<>())
                        .addAll(row.service().tags());
            }
        }
        var listed = new TreeMap<String, List<String>>();
        tags.forEach((name, set) -> listed.put(name, List.copyOf(set)));
        return nodeMeta.isEmpty()
                ? new Answer<>(store.index(Services.INDEX), listed, List.of(store.watchIndex(Services.INDEX)))
                : new Answer<>(store.greatestIndex(Nodes.INDEX, Services.INDEX), listed, ofBothTables(store));
    }

    /// The instances of a selection with their nodes, by node and ID.
    public static Answer<List<ServiceNode>> nodes(Store store, ServiceSelection selection) {
        ServiceGroup group = selection.group();
        var nodes = new ArrayList<ServiceNode>();
        for (ServiceInstance row : Services.inGroup(store, group)) {
            Node node = node(store, row);
            if (selection.takes(node, row.service())) {
                nodes.add(ServiceNode.of(node, row.service()));
            }
        }
        return new Answer<>(group.userIndex(store), List.copyOf(nodes), List.of(store.watchIndex(group.index())));
    }

    /// The instances at an address: their own or, if they have none, their node's.
    public static Answer<List<ServiceNode>> atAddress(Store store, String address) {
        Predicate<ServiceNode> there = service ->
                (service.serviceAddress().isEmpty() ? service.address() : service.serviceAddress()).equals(address);
        var nodes = new ArrayList<ServiceNode>();
        for (ServiceInstance row : store.scan(Services.TABLE, Key.ALL)) {
            nodes.add(ServiceNode.of(node(store, row), row.service()));
        }
        return new Answer<>(
                store.greatestIndex(Nodes.INDEX, Services.INDEX),
                nodes.stream().filter(there).toList(),
                ofBothTables(store));
    }

    /// What runs on a node, given its name or the beginning of its ID; empty if there is no such node.
    public static Answer<Optional<NodeServices>> onNode(Store store, String nameOrId) {
        Optional<Node> node = Nodes.findByNameOrId(store, nameOrId);
        Optional<NodeServices> services = node.map(found -> new NodeServices(
                Optional.of(found),
                Services.onNode(store, found.node()).stream()
                        .map(ServiceInstance::service)
                        .toList()));
        List<Watch> watches = node.filter(found -> found.node().equalsIgnoreCase(nameOrId))
                .map(found -> List.of(
                        store.watch(Nodes.TABLE, Key.folded(found.node())),
                        store.watchPrefix(Services.TABLE, Key.folded(found.node()))))
                .orElseGet(() -> List.of(store.watchIndex(Nodes.INDEX), store.watchIndex(Services.INDEX)));
        return new Answer<>(store.greatestIndex(Nodes.INDEX, Services.INDEX), services, watches);
    }

    /// The node of an instance, which is there as long as the instance is.
    public static Node node(Reading reading, ServiceInstance row) {
        return Nodes.find(reading, row.node())
                .orElseThrow(() -> new IllegalStateException("instance %s is on node %s, which is not there"
                        .formatted(row.service().id(), row.node())));
    }

    private static List<Watch> ofBothTables(Store store) {
        return List.of(store.watchIndex(Nodes.INDEX), store.watchIndex(Services.INDEX));
    }
}
