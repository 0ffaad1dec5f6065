package io.tombolo.core.registration;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.registration.definition.CheckRegistration;
import io.tombolo.core.registration.definition.Definition;
import io.tombolo.core.registration.definition.Definitions;
import io.tombolo.core.registration.definition.ServiceRegistration;
import io.tombolo.core.registration.local.LocalView;
import io.tombolo.core.registration.local.NodeIdentity;
import io.tombolo.core.registration.sync.CatalogRecord;
import io.tombolo.core.registration.sync.SyncWrite;
import io.tombolo.core.registration.sync.WriteOutcome;
import io.tombolo.core.wire.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// An agent on a bench: virtual time, a model of the catalog, probes that say what they are told to.
final class Bench {

    static final NodeIdentity NODE = new NodeIdentity("dc1", "n1", "id-1", "10.0.0.1", Map.of(), Map.of());

    /// The catalog's copy of this node.
    final Map<String, NodeService> services = new TreeMap<>();

    final Map<String, HealthCheck> checks = new TreeMap<>();

    final List<AgentOutput> outputs = new ArrayList<>();
    final List<SyncWrite> writes = new ArrayList<>();
    Optional<Node> node = Optional.empty();
    boolean catalogAnswers = true;
    Optional<WriteOutcome> nextOutcome = Optional.empty();

    private final AgentMachine machine;
    private final Map<AgentTimer, Instant> timers = new LinkedHashMap<>();
    private final ArrayDeque<AgentInput> inputs = new ArrayDeque<>();
    private LocalView view = LocalView.EMPTY;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private Optional<Verdict> lastVerdict = Optional.empty();

    Bench() {
        this(Duration.ofMinutes(5), AgentSettings.Scripts.REFUSED);
    }

    Bench(Duration checkUpdateInterval, AgentSettings.Scripts scripts) {
        machine = new AgentMachine(
                new AgentSettings(
                        NODE, 4096, checkUpdateInterval, false, scripts, new AgentSettings.PortRange(21_000, 21_001)),
                new Random(1));
    }

    Bench begun() {
        take(new AgentInput.Begun(new AgentCommand.Configure(List.of(), List.of()), List.of(), List.of(), List.of()));
        return this;
    }

    Verdict order(AgentCommand command) {
        take(new AgentInput.Ordered(1, command));
        return lastVerdict.orElseThrow();
    }

    Verdict registerService(String... fields) {
        return order(new AgentCommand.RegisterService(service(fields), false));
    }

    Verdict registerCheck(String... fields) {
        return order(new AgentCommand.RegisterCheck(check(fields)));
    }

    void take(AgentInput input) {
        inputs.add(input);
        while (!inputs.isEmpty()) {
            machine.step(now, inputs.remove()).forEach(this::perform);
        }
    }

    /// Lets time pass, and fires what is due in it, in order.
    void pass(Duration time) {
        Instant end = now.plus(time);
        while (true) {
            Optional<Map.Entry<AgentTimer, Instant>> next = timers.entrySet().stream()
                    .min(Comparator.comparing(Map.Entry<AgentTimer, Instant>::getValue))
                    .filter(entry -> !entry.getValue().isAfter(end));
            if (next.isEmpty()) {
                now = end;
                return;
            }
            AgentTimer timer = next.get().getKey();
            now = next.get().getValue().isAfter(now) ? next.get().getValue() : now;
            timers.remove(timer);
            take(new AgentInput.Due(timer));
        }
    }

    /// Does the check once more, with this result.
    void probe(String checkId, String status, String output) {
        take(new AgentInput.Probed(checkId, generation(checkId), new Finding(status, output)));
    }

    LocalView view() {
        return view;
    }

    HealthCheck shownCheck(String id) {
        return Objects.requireNonNull(view.checks().get(id), id);
    }

    NodeService shownService(String id) {
        return Objects.requireNonNull(view.services().get(id), id);
    }

    /// What the catalog has of a check.
    HealthCheck written(String id) {
        return Objects.requireNonNull(checks.get(id), id);
    }

    String status(String checkId) {
        return shownCheck(checkId).status();
    }

    String output(String checkId) {
        return shownCheck(checkId).output();
    }

    <T> List<T> all(Class<T> kind) {
        return outputs.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private long generation(String checkId) {
        return timers.keySet().stream()
                .filter(AgentTimer.ProbeDue.class::isInstance)
                .map(AgentTimer.ProbeDue.class::cast)
                .filter(due -> due.checkId().equals(checkId))
                .mapToLong(AgentTimer.ProbeDue::generation)
                .max()
                .orElseThrow();
    }

    private void perform(AgentOutput output) {
        outputs.add(output);
        switch (output) {
            case AgentOutput.WakeAt(var timer, var time) -> timers.put(timer, time);
            case AgentOutput.Show(var shown) -> view = shown;
            case AgentOutput.Reply(long _, var verdict) -> lastVerdict = Optional.of(verdict);
            case AgentOutput.ReadCatalog() ->
                inputs.add(
                        catalogAnswers
                                ? new AgentInput.CatalogRead(
                                        new CatalogRecord(node, services, List.copyOf(checks.values())))
                                : new AgentInput.CatalogUnreadable("No cluster leader"));
            case AgentOutput.WriteCatalog(var write) -> inputs.add(new AgentInput.CatalogWritten(write, write(write)));
            case AgentOutput.Examine _,
                    AgentOutput.Follow _,
                    AgentOutput.Unfollow _,
                    AgentOutput.KeepService _,
                    AgentOutput.KeepCheck _,
                    AgentOutput.KeepState _,
                    AgentOutput.ForgetService _,
                    AgentOutput.ForgetCheck _,
                    AgentOutput.Announce _ -> {}
        }
    }

    private WriteOutcome write(SyncWrite write) {
        writes.add(write);
        if (!catalogAnswers) {
            return new WriteOutcome.Unreachable("No cluster leader");
        }
        if (nextOutcome.isPresent()) {
            WriteOutcome outcome = nextOutcome.get();
            nextOutcome = Optional.empty();
            return outcome;
        }
        switch (write) {
            case SyncWrite.Register register -> {
                if (!register.skipsNode()) {
                    node = Optional.of(new Node(
                            register.node().id(),
                            register.node().name(),
                            register.node().address(),
                            register.node().datacenter(),
                            register.node().taggedAddresses(),
                            register.node().meta(),
                            Optional.empty(),
                            RaftIndex.NONE));
                }
                register.service().ifPresent(of -> services.put(of.id(), of));
                register.checks().forEach(check -> checks.put(check.checkId(), check));
            }
            case SyncWrite.RemoveService(var id, var _) -> {
                services.remove(id);
                checks.values().removeIf(check -> check.serviceId().equals(id));
            }
            case SyncWrite.RemoveCheck(var id, var _) -> checks.remove(id);
        }
        return new WriteOutcome.Done();
    }

    static ServiceRegistration service(String... fields) {
        return read(Definitions.service(written(fields)));
    }

    static CheckRegistration check(String... fields) {
        return read(Definitions.check(written(fields)));
    }

    static <T> T read(Definition<T> definition) {
        return switch (definition) {
            case Definition.Read<T>(var value) -> value;
            case Definition.Refused<T>(var text) -> throw new AssertionError(text);
        };
    }

    /// Fields with text values, or numbers where the text is one.
    static Json written(String... fields) {
        var list = new ArrayList<Json.Member>();
        for (int i = 0; i < fields.length; i += 2) {
            String value = fields[i + 1];
            list.add(new Json.Member(
                    fields[i], value.matches("-?\\d+(\\.\\d+)?") ? new Json.Numeral(value) : new Json.Text(value)));
        }
        return new Json.Table(list);
    }
}
