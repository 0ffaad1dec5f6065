package io.tombolo.core.registration;

import io.tombolo.core.catalog.check.CheckDefinition;
import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.check.HealthStatus;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.registration.definition.CheckRegistration;
import io.tombolo.core.registration.definition.Probe;
import io.tombolo.core.registration.definition.ServiceRegistration;
import io.tombolo.core.registration.definition.Sidecar;
import io.tombolo.core.registration.local.LocalCheck;
import io.tombolo.core.registration.local.LocalService;
import io.tombolo.core.registration.local.LocalState;
import io.tombolo.core.registration.local.Source;
import io.tombolo.core.registration.local.Streak;
import io.tombolo.core.registration.stored.StoredCheck;
import io.tombolo.core.registration.stored.StoredService;
import io.tombolo.core.registration.stored.StoredState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Registers and removes services and checks.
final class Registrations {

    private final LocalState local;
    private final AgentSettings settings;
    private final CheckWork work;
    private final Aliases aliases;

    Registrations(LocalState local, AgentSettings settings, CheckWork work, Aliases aliases) {
        this.local = local;
        this.settings = settings;
        this.work = work;
        this.aliases = aliases;
    }

    Verdict register(Turn turn, ServiceRegistration asked, boolean replacesChecks, Source source) {
        Optional<ServiceRegistration> sidecar = Optional.empty();
        if (asked.sidecar().isPresent()) {
            ServiceRegistration given = asked.sidecar().get();
            OptionalInt port = sidecarPort(asked.service().id(), given.service());
            if (port.isEmpty()) {
                return new Verdict.Invalid("Invalid SidecarService: none left in the configured range [%d, %d]"
                        .formatted(
                                settings.sidecarPorts().first(),
                                settings.sidecarPorts().last()));
            }
            sidecar = Optional.of(Sidecar.of(asked, given, port.getAsInt()));
        }
        Optional<String> fault = Stream.concat(
                        asked.checks().stream(), sidecar.stream().flatMap(proxy -> proxy.checks().stream()))
                .flatMap(check -> fault(check, source).stream())
                .findFirst();
        if (fault.isPresent()) {
            return new Verdict.Impossible(fault.get());
        }
        put(turn, asked, replacesChecks, source);
        sidecar.ifPresent(proxy -> put(turn, proxy, replacesChecks, source));
        return new Verdict.Accepted();
    }

    private void put(Turn turn, ServiceRegistration asked, boolean replacesChecks, Source source) {
        NodeService service = IpAddresses.tagged(asked.service());
        local.put(service, asked.token(), source);
        turn.add(
                source == Source.API
                        ? new AgentOutput.KeepService(StoredService.of(asked.token(), service))
                        : new AgentOutput.ForgetService(service.id()));
        Set<String> ids = new HashSet<>();
        for (CheckRegistration check : named(service, asked.checks())) {
            ids.add(check.checkId());
            put(turn, check, check.token().isEmpty() ? asked.token() : check.token(), source, Optional.empty());
        }
        if (replacesChecks) {
            local.checksOf(service.id()).stream()
                    .filter(check -> !ids.contains(check.check().checkId()))
                    .forEach(check -> remove(turn, check));
        }
    }

    /// Checks of a service need no ID and no name. Source: HTTP sheet 2.3, `Check`, `Checks`.
    private static List<CheckRegistration> named(NodeService service, List<CheckRegistration> checks) {
        var named = new ArrayList<CheckRegistration>();
        for (int i = 0; i < checks.size(); i++) {
            CheckRegistration check = checks.get(i);
            String number = checks.size() > 1 ? ":" + (i + 1) : "";
            named.add(check.named(
                    check.checkId().isEmpty() ? "service:" + service.id() + number : check.checkId(),
                    check.name().isEmpty() ? "Service '%s' check".formatted(service.service()) : check.name(),
                    service.id()));
        }
        return named;
    }

    Verdict register(Turn turn, CheckRegistration asked, Source source) {
        Optional<String> fault = fault(asked, source);
        if (fault.isPresent()) {
            return new Verdict.Impossible(fault.get());
        }
        Optional<LocalService> service = local.service(asked.serviceId());
        if (!asked.serviceId().isEmpty() && service.isEmpty()) {
            return new Verdict.Impossible("ServiceID \"%s\" does not exist".formatted(asked.serviceId()));
        }
        String token =
                asked.token().isEmpty() ? service.map(LocalService::token).orElse("") : asked.token();
        put(turn, asked, token, source, Optional.empty());
        return new Verdict.Accepted();
    }

    private void put(Turn turn, CheckRegistration asked, String token, Source source, Optional<StoredState> restored) {
        Optional<LocalCheck> before = local.check(asked.checkId());
        String status = restored.map(StoredState::status)
                .or(() -> before.map(old -> old.check().status()))
                .orElse(asked.status().isEmpty() ? HealthStatus.CRITICAL : asked.status());
        String output = restored.map(StoredState::output)
                .or(() -> before.map(old -> old.check().output()))
                .orElse("");
        var check = new HealthCheck(
                settings.node().name(),
                asked.checkId(),
                asked.name(),
                status,
                asked.notes(),
                output,
                asked.serviceId(),
                "",
                List.of(),
                asked.probe().type(),
                "",
                "",
                0,
                CheckDefinition.NONE,
                RaftIndex.NONE);
        put(turn, check, Optional.of(asked), token, source, restored);
    }

    private void put(
            Turn turn,
            HealthCheck check,
            Optional<CheckRegistration> registration,
            String token,
            Source source,
            Optional<StoredState> restored) {
        local.check(check.checkId()).ifPresent(old -> {
            work.end(turn, old);
            aliases.remove(old);
        });
        local.put(new LocalCheck(
                check,
                registration,
                token,
                source,
                0,
                Streak.NONE,
                check.isCritical() ? Optional.of(turn.now()) : Optional.empty(),
                0,
                false,
                false));
        local.check(check.checkId()).ifPresent(fresh -> {
            turn.add(
                    source == Source.API
                            ? new AgentOutput.KeepCheck(new StoredCheck(token, fresh.check(), registration))
                            : new AgentOutput.ForgetCheck(check.checkId()));
            aliases.add(fresh);
            work.begin(turn, fresh, restored);
        });
    }

    void removeService(Turn turn, String id) {
        local.service(id).ifPresent(service -> {
            local.checksOf(id).forEach(check -> remove(turn, check));
            local.removeService(service);
            turn.add(new AgentOutput.ForgetService(id));
            local.service(Sidecar.idOf(id))
                    .filter(sidecar -> sidecar.service().locallyRegisteredAsSidecar())
                    .ifPresent(sidecar -> removeService(turn, sidecar.service().id()));
        });
    }

    void removeCheck(Turn turn, String id) {
        local.check(id).ifPresent(check -> remove(turn, check));
    }

    private void remove(Turn turn, LocalCheck check) {
        work.end(turn, check);
        aliases.remove(check);
        local.removeCheck(check);
        turn.add(new AgentOutput.ForgetCheck(check.check().checkId()));
    }

    /// Puts a check that nobody does, and that keeps clients away, or removes it.
    void maintain(Turn turn, boolean on, HealthCheck check, String token) {
        boolean already = local.check(check.checkId()).isPresent();
        if (on && !already) {
            put(turn, check, Optional.empty(), token, Source.API, Optional.empty());
        } else if (!on && already) {
            removeCheck(turn, check.checkId());
        }
    }

    /// Takes over what an earlier run has kept, as far as configuration files do not say otherwise.
    void restore(Turn turn, StoredService stored) {
        String id = stored.service().id();
        if (local.service(id).isPresent()) {
            turn.add(new AgentOutput.ForgetService(id));
            turn.announce(new AgentEvent.StoredSuperseded("service " + id));
            return;
        }
        local.put(stored.sidecar() ? stored.service().asSidecar() : stored.service(), stored.token(), Source.API);
    }

    void restore(Turn turn, StoredCheck stored, Optional<StoredState> state) {
        String id = stored.check().checkId();
        Optional<String> fault = stored.registration().flatMap(check -> fault(check, Source.API));
        boolean orphaned = stored.check().isOfService()
                && local.service(stored.check().serviceId()).isEmpty();
        if (local.check(id).isPresent() || orphaned || fault.isPresent()) {
            turn.add(new AgentOutput.ForgetCheck(id));
            turn.announce(
                    fault.isPresent()
                            ? new AgentEvent.ConfiguredRefused("check " + id, fault.get())
                            : new AgentEvent.StoredSuperseded("check " + id));
            return;
        }
        Optional<StoredState> counts = state.filter(said -> said.expires().isAfter(turn.now()));
        HealthCheck check = counts.map(said -> stored.check().finding(said.status(), said.output()))
                .orElseGet(() -> stored.check().finding(HealthStatus.CRITICAL, ""));
        put(turn, check, stored.registration(), stored.token(), Source.API, counts);
    }

    /// Replaces what came from configuration files.
    void configure(Turn turn, AgentCommand.Configure configure) {
        Set<String> services =
                configure.services().stream().map(of -> of.service().id()).collect(Collectors.toSet());
        local.services().stream()
                .filter(old -> old.source() == Source.CONFIGURATION
                        && !services.contains(old.service().id())
                        && !old.service().locallyRegisteredAsSidecar())
                .map(old -> old.service().id())
                .toList()
                .forEach(id -> removeService(turn, id));
        configure
                .services()
                .forEach(registration -> note(
                        turn,
                        "service " + registration.service().id(),
                        register(turn, registration, true, Source.CONFIGURATION)));
        Set<String> checks =
                configure.checks().stream().map(CheckRegistration::checkId).collect(Collectors.toSet());
        local.checks().stream()
                .filter(old -> old.source() == Source.CONFIGURATION
                        && !checks.contains(old.check().checkId())
                        && !services.contains(ownerOf(old)))
                .toList()
                .forEach(old -> remove(turn, old));
        configure
                .checks()
                .forEach(registration -> note(
                        turn, "check " + registration.checkId(), register(turn, registration, Source.CONFIGURATION)));
    }

    /// The service of the configuration that brought a check: its own, or that of its sidecar.
    private String ownerOf(LocalCheck check) {
        String service = check.check().serviceId();
        return local.service(service)
                .filter(of -> of.service().locallyRegisteredAsSidecar())
                .map(of -> of.service().proxy().destinationServiceId())
                .orElse(service);
    }

    private static void note(Turn turn, String subject, Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted() -> {}
            case Verdict.Invalid(var text) -> turn.announce(new AgentEvent.ConfiguredRefused(subject, text));
            case Verdict.Missing(var text) -> turn.announce(new AgentEvent.ConfiguredRefused(subject, text));
            case Verdict.Impossible(var text) -> turn.announce(new AgentEvent.ConfiguredRefused(subject, text));
        }
    }

    private Optional<String> fault(CheckRegistration check, Source source) {
        Probe probe = check.probe();
        if (probe instanceof Probe.Unsupported(var type)) {
            return Optional.of("%s checks are not done by this agent; use an HTTP, TCP, gRPC or script check instead"
                    .formatted(type));
        }
        if (!check.isScript()) {
            return Optional.empty();
        }
        return switch (settings.scripts()) {
            case FROM_ANYBODY -> Optional.empty();
            case FROM_CONFIGURATION ->
                source == Source.CONFIGURATION ? Optional.empty() : Optional.of(noScripts(source));
            case REFUSED -> Optional.of(noScripts(source));
        };
    }

    private static String noScripts(Source source) {
        return switch (source) {
            case API ->
                "Scripts are disabled on this agent from remote calls; to enable, configure 'enable_script_checks' to true";
            case CONFIGURATION ->
                "Scripts are disabled on this agent; to enable, configure 'enable_script_checks' or"
                        + " 'enable_local_script_checks' to true";
        };
    }

    /// A sidecar keeps its port when it is registered again.
    private OptionalInt sidecarPort(String serviceId, NodeService given) {
        if (given.port() > 0) {
            return OptionalInt.of(given.port());
        }
        Optional<NodeService> before = local.service(Sidecar.idOf(serviceId))
                .map(LocalService::service)
                .filter(NodeService::locallyRegisteredAsSidecar);
        if (before.isPresent()) {
            return OptionalInt.of(before.get().port());
        }
        Set<Integer> taken =
                local.services().stream().map(of -> of.service().port()).collect(Collectors.toSet());
        return IntStream.rangeClosed(
                        settings.sidecarPorts().first(), settings.sidecarPorts().last())
                .filter(port -> !taken.contains(port))
                .findFirst();
    }
}
