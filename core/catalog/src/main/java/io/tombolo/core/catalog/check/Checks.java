package io.tombolo.core.catalog.check;

import io.tombolo.core.catalog.service.ServiceInstance;
import io.tombolo.core.catalog.service.Services;
import io.tombolo.core.catalog.store.Key;
import io.tombolo.core.catalog.store.Lookup;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.catalog.store.Reading;
import io.tombolo.core.catalog.store.Table;
import io.tombolo.core.catalog.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of health checks.
public final class Checks {

    /// The name of the table in the index table.
    public static final String INDEX = "checks";

    static final Lookup<HealthCheck> BY_STATUS = new Lookup<>("status", check -> List.of(Key.exact(check.status())));

    static final Lookup<HealthCheck> BY_SERVICE = new Lookup<>(
            "service", check -> check.isOfService() ? List.of(Key.folded(check.serviceName())) : List.of());

    private static final Lookup<HealthCheck> BY_INSTANCE =
            new Lookup<>("instance", check -> List.of(Key.folded(check.node(), check.serviceId())));

    /// Checks by node and ID.
    public static final Table<HealthCheck> TABLE = Table.of(
                    "checks", HealthCheck.class, check -> key(check.node(), check.checkId()))
            .with(BY_STATUS)
            .with(BY_SERVICE)
            .with(BY_INSTANCE);

    private Checks() {}

    private static byte[] key(String node, String checkId) {
        return Key.folded(node, checkId);
    }

    /// The check with an ID on a node.
    public static Optional<HealthCheck> find(Reading reading, String node, String checkId) {
        return reading.get(TABLE, key(node, checkId));
    }

    /// All checks on a node, by ID.
    public static List<HealthCheck> onNode(Reading reading, String node) {
        return list(reading.scan(TABLE, Key.folded(node)));
    }

    /// The checks of a service instance or, for an empty ID, of the node itself.
    public static List<HealthCheck> ofInstance(Reading reading, String node, String serviceId) {
        return list(reading.scan(TABLE, BY_INSTANCE, Key.folded(node, serviceId)));
    }

    /// Puts a check, at the index of the transaction, unless that changes nothing.
    ///
    /// @param instance that the check is about; empty if it is about the node
    public static void put(Transaction transaction, HealthCheck check, Optional<ServiceInstance> instance) {
        HealthCheck full = instance.map(row ->
                        check.about(row.service().service(), row.service().tags()))
                .orElse(check);
        Optional<HealthCheck> existing = find(transaction, check.node(), check.checkId());
        if (existing.filter(full::isSame).isPresent()) {
            return;
        }
        RaftIndex raft = existing.map(old -> old.raft().changedAt(transaction.index()))
                .orElseGet(() -> RaftIndex.at(transaction.index()));
        transaction.put(TABLE, full.stored(raft));
        transaction.touch(INDEX);
        existing.filter(old -> !old.serviceId().equalsIgnoreCase(full.serviceId()))
                .ifPresent(old -> touchObject(transaction, old));
        touchObject(transaction, full);
    }

    /// Removes a check, if it is there.
    public static void remove(Transaction transaction, HealthCheck check) {
        if (transaction.remove(TABLE, key(check.node(), check.checkId()))) {
            transaction.touch(INDEX);
            touchObject(transaction, check);
        }
    }

    /// A check of a node speaks for all that runs there.
    private static void touchObject(Transaction transaction, HealthCheck check) {
        if (check.isOfService()) {
            Services.find(transaction, check.node(), check.serviceId())
                    .ifPresent(row -> Services.touch(transaction, row));
        } else {
            Services.touchAllOn(transaction, check.node());
        }
    }

    static List<HealthCheck> list(Iterable<HealthCheck> checks) {
        var list = new ArrayList<HealthCheck>();
        checks.forEach(list::add);
        return list;
    }
}
