package io.tombolo.core.registration;

import io.tombolo.core.catalog.check.CheckDefinition;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.check.HealthStatus;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.registration.local.LocalService;
import io.tombolo.core.registration.local.LocalState;
import io.tombolo.core.registration.local.LocalView;
import io.tombolo.core.registration.local.Source;
import io.tombolo.core.registration.stored.StoredState;
import io.tombolo.core.registration.sync.AntiEntropy;
import io.tombolo.core.registration.sync.SyncOutput;
import io.tombolo.core.terms.Machine;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What is registered on a node, its checks, and the catalog's copy of both, as one state machine.
///
/// The first input has to be [AgentInput.Begun]. One thread owns it.
public final class AgentMachine implements Machine<AgentInput, AgentOutput> {

    private static final String NODE_MAINTENANCE = "_node_maintenance";
    private static final String SERVICE_MAINTENANCE = "_service_maintenance:";

    private final AgentSettings settings;
    private final LocalState local = new LocalState();
    private final CheckWork work;
    private final Aliases aliases;
    private final Registrations registrations;
    private final AntiEntropy antiEntropy;
    private long shown = LocalView.EMPTY.version();

    /// @param random spreads probes and looks at the catalog over time
    public AgentMachine(AgentSettings settings, RandomGenerator random) {
        this.settings = settings;
        work = new CheckWork(local, settings, random);
        aliases = new Aliases(local, work);
        registrations = new Registrations(local, settings, work, aliases);
        antiEntropy = new AntiEntropy(local, settings.node(), random);
    }

    @Override
    public List<AgentOutput> step(Instant now, AgentInput input) {
        var turn = new Turn(now);
        Optional<AgentOutput> reply = take(turn, input);
        aliases.follow(turn);
        take(turn, antiEntropy.changed());
        if (local.version() != shown) {
            shown = local.version();
            turn.add(new AgentOutput.Show(local.view()));
        }
        // Whoever reads after the reply sees what it speaks of.
        reply.ifPresent(turn::add);
        return turn.outputs();
    }

    private Optional<AgentOutput> take(Turn turn, AgentInput input) {
        switch (input) {
            case AgentInput.Begun begun -> begin(turn, begun);
            case AgentInput.Ordered(long ticket, AgentCommand command) -> {
                return Optional.of(new AgentOutput.Reply(ticket, obey(turn, command)));
            }
            case AgentInput.Probed probed -> work.probed(turn, probed);
            case AgentInput.Due(AgentTimer timer) -> due(turn, timer);
            case AgentInput.CatalogRead(var record) -> take(turn, antiEntropy.read(turn.now(), record));
            case AgentInput.CatalogUnreadable(var text) -> take(turn, antiEntropy.unreadable(turn.now(), text));
            case AgentInput.CatalogWritten(var write, var outcome) ->
                take(turn, antiEntropy.written(turn.now(), write, outcome));
            case AgentInput.PoolChanged(int members, boolean serverFound) -> {
                antiEntropy.members(members);
                if (serverFound) {
                    take(turn, antiEntropy.serverFound(turn.now()));
                }
            }
        }
        return Optional.empty();
    }

    private void begin(Turn turn, AgentInput.Begun begun) {
        registrations.configure(turn, begun.configured());
        begun.services().forEach(stored -> registrations.restore(turn, stored));
        Map<String, StoredState> states = new HashMap<>();
        begun.states().forEach(state -> states.put(state.checkId(), state));
        begun.checks()
                .forEach(stored -> registrations.restore(
                        turn,
                        stored,
                        Optional.ofNullable(states.get(stored.check().checkId()))));
        take(turn, antiEntropy.lookDue());
    }

    private Verdict obey(Turn turn, AgentCommand command) {
        return switch (command) {
            case AgentCommand.RegisterService(var registration, boolean replacesChecks) ->
                registrations.register(turn, registration, replacesChecks, Source.API);
            case AgentCommand.RegisterCheck(var registration) -> registrations.register(turn, registration, Source.API);
            case AgentCommand.UpdateTtl update -> work.updateTtl(turn, update);
            case AgentCommand.ServiceMaintenance maintenance -> maintain(turn, maintenance);
            case AgentCommand.DeregisterService(var id) -> {
                registrations.removeService(turn, id);
                yield new Verdict.Accepted();
            }
            case AgentCommand.DeregisterCheck(var id) -> {
                registrations.removeCheck(turn, id);
                yield new Verdict.Accepted();
            }
            case AgentCommand.NodeMaintenance(boolean on, var reason, var token) -> {
                registrations.maintain(
                        turn, on, maintenance(NODE_MAINTENANCE, "Node Maintenance Mode", "node", reason, ""), token);
                yield new Verdict.Accepted();
            }
            case AgentCommand.Configure configure -> {
                registrations.configure(turn, configure);
                yield new Verdict.Accepted();
            }
        };
    }

    private Verdict maintain(Turn turn, AgentCommand.ServiceMaintenance asked) {
        Optional<LocalService> service = local.service(asked.serviceId());
        if (service.isEmpty()) {
            return new Verdict.Missing("No service registered with ID \"%s\"".formatted(asked.serviceId()));
        }
        registrations.maintain(
                turn,
                asked.on(),
                maintenance(
                        SERVICE_MAINTENANCE + asked.serviceId(),
                        "Service Maintenance Mode",
                        "service",
                        asked.reason(),
                        asked.serviceId()),
                asked.token().isEmpty() ? service.get().token() : asked.token());
        return new Verdict.Accepted();
    }

    private HealthCheck maintenance(String id, String name, String subject, String reason, String serviceId) {
        return new HealthCheck(
                settings.node().name(),
                id,
                name,
                HealthStatus.CRITICAL,
                reason.isEmpty()
                        ? "Maintenance mode is enabled for this %s, but no reason was provided. This is a default message."
                                .formatted(subject)
                        : reason,
                "",
                serviceId,
                "",
                List.of(),
                "maintenance",
                "",
                "",
                0,
                CheckDefinition.NONE,
                RaftIndex.NONE);
    }

    private void due(Turn turn, AgentTimer timer) {
        switch (timer) {
            case AgentTimer.ProbeDue probe -> work.probeDue(turn, probe);
            case AgentTimer.TtlOver ttl -> work.ttlOver(turn, ttl);
            case AgentTimer.OutputDue output -> work.outputDue(output);
            case AgentTimer.CriticalForTooLong critical ->
                work.overdue(turn, critical).ifPresent(service -> {
                    turn.announce(new AgentEvent.ServiceRemovedAsCritical(service, critical.checkId()));
                    registrations.removeService(turn, service);
                });
            case AgentTimer.LookDue() -> take(turn, antiEntropy.lookDue());
        }
    }

    private static void take(Turn turn, List<SyncOutput> outputs) {
        for (SyncOutput output : outputs) {
            switch (output) {
                case SyncOutput.Read() -> turn.add(new AgentOutput.ReadCatalog());
                case SyncOutput.Write(var write) -> turn.add(new AgentOutput.WriteCatalog(write));
                case SyncOutput.LookAt(var time) -> turn.wake(new AgentTimer.LookDue(), time);
                case SyncOutput.Settled() -> turn.announce(new AgentEvent.Settled());
                case SyncOutput.Failed(var what, var text) -> turn.announce(new AgentEvent.SyncFailed(what, text));
            }
        }
    }
}
