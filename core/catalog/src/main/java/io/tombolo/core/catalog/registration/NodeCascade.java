package io.tombolo.core.catalog.registration;

import io.tombolo.core.catalog.check.Checks;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.coordinate.Coordinates;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.node.Nodes;
import io.tombolo.core.catalog.service.ServiceInstance;
import io.tombolo.core.catalog.service.Services;
import io.tombolo.core.catalog.session.Sessions;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.catalog.store.Transaction;
import java.util.Optional;

/// What putting and removing a node, service or check takes with it.
final class NodeCascade {

    private NodeCascade() {}

    /// Puts a node. One that is known by its ID under another name is renamed: all that it had is gone.
    static Optional<RegistrationRefusal> put(Transaction transaction, Node node, boolean onlyIfNew) {
        Optional<Node> named = Nodes.find(transaction, node.node());
        if (named.filter(existing -> onlyIfNew || node.isSame(existing)).isPresent()) {
            return Optional.empty();
        }
        Optional<Node> known = node.id().isEmpty() ? Optional.empty() : Nodes.findById(transaction, node.id());
        Optional<Node> renamed = known.filter(existing -> !existing.node().equalsIgnoreCase(node.node()));
        Optional<RegistrationRefusal> refusal = known.isPresent() && renamed.isEmpty()
                ? Optional.empty()
                : named.filter(owner -> isTaken(transaction, node, owner, renamed.isPresent()))
                        .map(owner -> new RegistrationRefusal.NameTaken(
                                node.id(),
                                renamed.isPresent() ? node.address() : "",
                                node.node(),
                                owner.id(),
                                owner.node(),
                                owner.address()));
        if (refusal.isPresent()) {
            return refusal;
        }
        renamed.ifPresent(existing -> remove(transaction, existing.node()));
        RaftIndex raft = known.or(() -> named)
                .map(existing -> existing.raft().changedAt(transaction.index()))
                .orElseGet(() -> RaftIndex.at(transaction.index()));
        Nodes.put(transaction, node.stored(raft));
        Services.touchAllOn(transaction, node.node());
        return Optional.empty();
    }

    /// Whether a name may not be taken over: its owner has another ID and its agent is alive. A node without an
    /// ID that no agent represents may be given one.
    private static boolean isTaken(Transaction transaction, Node wanting, Node owner, boolean renames) {
        if (wanting.id().isEmpty() || wanting.id().equals(owner.id())) {
            return false;
        }
        boolean upgrade = owner.id().isEmpty() && !renames;
        return !upgrade
                && Checks.find(transaction, owner.node(), HealthCheck.SERF_HEALTH)
                        .filter(check -> !check.isCritical())
                        .isPresent();
    }

    static void remove(Transaction transaction, String name) {
        if (Nodes.find(transaction, name).isEmpty()) {
            return;
        }
        Services.onNode(transaction, name).forEach(row -> remove(transaction, row));
        Checks.onNode(transaction, name).forEach(check -> remove(transaction, check));
        Coordinates.removeAllOf(transaction, name);
        Nodes.remove(transaction, name);
        Sessions.endThoseOn(transaction, name);
    }

    static void remove(Transaction transaction, ServiceInstance row) {
        Checks.ofInstance(transaction, row.node(), row.service().id()).forEach(check -> remove(transaction, check));
        Services.remove(transaction, row);
    }

    static void remove(Transaction transaction, HealthCheck check) {
        Checks.remove(transaction, check);
        Sessions.endThoseOf(transaction, check);
    }
}
