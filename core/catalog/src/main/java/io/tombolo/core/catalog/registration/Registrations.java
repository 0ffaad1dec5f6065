package io.tombolo.core.catalog.registration;

import io.tombolo.core.catalog.check.Checks;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.registration.RegistrationCommand.Register;
import io.tombolo.core.catalog.service.MetadataRules;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceInstance;
import io.tombolo.core.catalog.service.Services;
import io.tombolo.core.catalog.session.Sessions;
import io.tombolo.core.catalog.store.Outcome;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.catalog.store.Transaction;
import java.util.Optional;

/// Does what registrations and deregistrations say.
public final class Registrations {

    private Registrations() {}

    /// Does what a command says.
    public static Outcome apply(Transaction transaction, RegistrationCommand command) {
        Optional<RegistrationRefusal> refusal = switch (command) {
            case Register register -> RegistrationRules.refusal(register).or(() -> register(transaction, register));
            case RegistrationCommand.DeregisterNode(var node) ->
                refusalOf(node).or(() -> {
                    NodeCascade.remove(transaction, node);
                    return Optional.empty();
                });
            case RegistrationCommand.DeregisterService(var node, var id) ->
                refusalOf(node).or(() -> {
                    Services.find(transaction, node, id).ifPresent(row -> NodeCascade.remove(transaction, row));
                    return Optional.empty();
                });
            case RegistrationCommand.DeregisterCheck(var node, var id) ->
                refusalOf(node).or(() -> {
                    Checks.find(transaction, node, id).ifPresent(row -> NodeCascade.remove(transaction, row));
                    return Optional.empty();
                });
        };
        return refusal.<Outcome>map(Outcome.Refused::new).orElse(Outcome.DONE);
    }

    private static Optional<RegistrationRefusal> refusalOf(String node) {
        return node.isEmpty() ? Optional.of(new RegistrationRefusal.NoNode()) : Optional.empty();
    }

    private static Optional<RegistrationRefusal> register(Transaction transaction, Register register) {
        Optional<RegistrationRefusal> refusal =
                NodeCascade.put(transaction, register.node(), register.skipNodeUpdate());
        String node = register.node().node();
        if (refusal.isEmpty() && register.service().isPresent()) {
            refusal = putService(transaction, node, register.service().get());
        }
        for (HealthCheck check : register.checks()) {
            if (refusal.isEmpty()) {
                refusal = putCheck(transaction, node, check.complete(node));
            }
        }
        return refusal;
    }

    private static Optional<RegistrationRefusal> putService(Transaction transaction, String node, NodeService service) {
        NodeService full = service.stored(RaftIndex.NONE);
        Optional<ServiceInstance> existing = Services.find(transaction, node, full.id());
        if (existing.filter(row -> full.isSame(row.service())).isPresent()) {
            return Optional.empty();
        }
        Optional<String> fault = MetadataRules.fault(full.kind(), full.meta());
        if (fault.isPresent()) {
            return Optional.of(new RegistrationRefusal.BadServiceMeta(node, full.id(), fault.get()));
        }
        RaftIndex raft = existing.map(row -> row.service().raft().changedAt(transaction.index()))
                .orElseGet(() -> RaftIndex.at(transaction.index()));
        Services.put(transaction, new ServiceInstance(node, full.stored(raft)));
        return Optional.empty();
    }

    private static Optional<RegistrationRefusal> putCheck(Transaction transaction, String node, HealthCheck check) {
        if (!check.node().equalsIgnoreCase(node)) {
            return Optional.of(new RegistrationRefusal.CheckOfAnotherNode(check.node(), node));
        }
        Optional<ServiceInstance> instance =
                check.isOfService() ? Services.find(transaction, node, check.serviceId()) : Optional.empty();
        if (check.isOfService() && instance.isEmpty()) {
            return Optional.of(new RegistrationRefusal.CheckOfUnknownService(check.node()));
        }
        if (check.isCritical()) {
            Sessions.endThoseOf(transaction, check);
        }
        Checks.put(transaction, check, instance);
        return Optional.empty();
    }
}
