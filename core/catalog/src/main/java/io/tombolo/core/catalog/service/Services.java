package io.tombolo.core.catalog.service;

import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Lookup;
import io.tombolo.core.catalog.store.Reading;
import io.tombolo.core.catalog.store.Table;
import io.tombolo.core.catalog.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of service instances, and the indexes that follow from it.
public final class Services {

    /// The name of the table in the index table.
    public static final String INDEX = "services";

    private static final Lookup<ServiceInstance> BY_NAME =
            new Lookup<>("name", row -> List.of(Key.folded(row.service().service())));

    private static final Lookup<ServiceInstance> BY_CONNECT = new Lookup<>(
            "connect",
            row -> row.service()
                    .connectName()
                    .map(name -> List.of(Key.folded(name)))
                    .orElse(List.of()));

    /// Ordinary services are all but a few: they are not worth a tree of their own.
    private static final Lookup<ServiceInstance> BY_KIND = new Lookup<>(
            "kind",
            row -> row.service().kind().isEmpty()
                    ? List.of()
                    : List.of(Key.folded(row.service().kind())));

    /// Instances by node and ID.
    public static final Table<ServiceInstance> TABLE = Table.of(
                    "services",
                    ServiceInstance.class,
                    row -> key(row.node(), row.service().id()))
            .with(BY_NAME)
            .with(BY_CONNECT)
            .with(BY_KIND);

    private Services() {}

    static byte[] key(String node, String id) {
        return Key.folded(node, id);
    }

    /// The name in the index table for all instances of a kind.
    public static String kindIndex(String kind) {
        return "service_kind." + kind;
    }

    /// The instance with an ID on a node.
    public static Optional<ServiceInstance> find(Reading reading, String node, String id) {
        return reading.get(TABLE, key(node, id));
    }

    /// The instances on a node, by ID.
    public static List<ServiceInstance> onNode(Reading reading, String node) {
        return list(reading.scan(TABLE, Key.folded(node)));
    }

    /// The instances of a group, by node and ID.
    public static List<ServiceInstance> inGroup(Reading reading, ServiceGroup group) {
        Lookup<ServiceInstance> lookup = switch (group.kind()) {
            case NAME -> BY_NAME;
            case CONNECT -> BY_CONNECT;
        };
        return list(reading.scan(TABLE, lookup, Key.folded(group.name())));
    }

    /// The instances of a kind, by node and ID.
    public static List<ServiceInstance> ofKind(Reading reading, String kind) {
        return kind.isEmpty()
                ? list(reading.scan(TABLE, Key.ALL)).stream()
                        .filter(row -> row.service().kind().isEmpty())
                        .toList()
                : list(reading.scan(TABLE, BY_KIND, Key.folded(kind)));
    }

    /// Puts an instance, at the index of the transaction.
    public static void put(Transaction transaction, ServiceInstance row) {
        Optional<ServiceInstance> replaced =
                find(transaction, row.node(), row.service().id());
        transaction.put(TABLE, row);
        transaction.touch(INDEX);
        replaced.ifPresent(old -> touchOrExtinguish(transaction, old));
        touch(transaction, row);
    }

    /// Removes an instance, and nothing that belongs to it.
    public static void remove(Transaction transaction, ServiceInstance row) {
        transaction.remove(TABLE, key(row.node(), row.service().id()));
        transaction.touch(INDEX);
        touchOrExtinguish(transaction, row);
    }

    /// Notes that an instance, or a check of it, has changed.
    public static void touch(Transaction transaction, ServiceInstance row) {
        groups(row).forEach(group -> transaction.touch(group.index()));
        transaction.touch(kindIndex(row.service().kind()));
    }

    /// Notes that a node, or a check of the node itself, has changed, and with it all that runs there.
    public static void touchAllOn(Transaction transaction, String node) {
        onNode(transaction, node).forEach(row -> touch(transaction, row));
    }

    private static void touchOrExtinguish(Transaction transaction, ServiceInstance gone) {
        transaction.touch(kindIndex(gone.service().kind()));
        for (ServiceGroup group : groups(gone)) {
            if (inGroup(transaction, group).isEmpty()) {
                transaction.forget(group.index());
                transaction.touch(ServiceGroup.LAST_EXTINCTION);
            } else {
                transaction.touch(group.index());
            }
        }
    }

    private static List<ServiceGroup> groups(ServiceInstance row) {
        ServiceGroup named = ServiceGroup.named(row.service().service());
        return row.service()
                .connectName()
                .map(name -> List.of(named, ServiceGroup.connectable(name)))
                .orElse(List.of(named));
    }

    private static List<ServiceInstance> list(Iterable<ServiceInstance> rows) {
        var list = new ArrayList<ServiceInstance>();
        rows.forEach(list::add);
        return list;
    }
}
