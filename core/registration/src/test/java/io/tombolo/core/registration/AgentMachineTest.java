package io.tombolo.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.registration.definition.Definitions;
import io.tombolo.core.registration.definition.Probe;
import io.tombolo.core.registration.definition.ServiceRegistration;
import io.tombolo.core.registration.stored.StoredCheck;
import io.tombolo.core.registration.stored.StoredService;
import io.tombolo.core.registration.stored.StoredState;
import io.tombolo.core.wire.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentMachineTest {

    private final Bench bench = new Bench().begun();

    @Test
    void showsAndKeepsAServiceBeforeItReplies() {
        var verdict = bench.registerService("Name", "web", "Port", "80");

        assertThat(verdict).isEqualTo(new Verdict.Accepted());
        assertThat(bench.view().services()).containsOnlyKeys("web");
        assertThat(bench.outputs.stream()
                        .filter(output -> output instanceof AgentOutput.KeepService
                                || output instanceof AgentOutput.Show
                                || output instanceof AgentOutput.Reply)
                        .map(output -> output.getClass().getSimpleName()))
                .containsSubsequence("KeepService", "Show", "Reply");
    }

    @Test
    void namesTheChecksOfAServiceByNumber() {
        bench.order(new AgentCommand.RegisterService(
                Bench.read(Definitions.service(new Json.Table(List.of(
                        new Json.Member("Name", new Json.Text("web")),
                        new Json.Member("ID", new Json.Text("web-1")),
                        new Json.Member("Check", Bench.written("CheckID", "ttl", "TTL", "30s", "Status", "passing")),
                        new Json.Member(
                                "Checks",
                                new Json.Array(List.of(Bench.written("TCP", "127.0.0.1:1", "Interval", "10s")))))))),
                false));

        assertThat(bench.view().checks()).containsOnlyKeys("ttl", "service:web-1:2");
        assertThat(bench.shownCheck("service:web-1:2").name()).isEqualTo("Service 'web' check");
        assertThat(bench.status("ttl")).isEqualTo("passing");
        assertThat(bench.status("service:web-1:2")).isEqualTo("critical");
    }

    @Test
    void keepsChecksThatAreNotRegisteredAgainUnlessToldOtherwise() {
        bench.registerService("Name", "web");
        bench.registerCheck("Name", "extra", "ServiceID", "web", "TTL", "10s");

        bench.registerService("Name", "web", "Port", "81");
        assertThat(bench.view().checks()).containsOnlyKeys("extra");

        bench.order(new AgentCommand.RegisterService(Bench.service("Name", "web"), true));
        assertThat(bench.view().checks()).isEmpty();
    }

    @Test
    void addsTheAddressByItsFamily() {
        bench.registerService("Name", "web", "Port", "80", "Address", "10.0.0.1");

        assertThat(bench.shownService("web").taggedAddresses()).containsOnlyKeys("lan_ipv4", "wan_ipv4");
    }

    @Test
    void givesASidecarAPortAndKeepsIt() {
        ServiceRegistration api = withSidecar("api", "9090");

        bench.order(new AgentCommand.RegisterService(api, false));
        bench.order(new AgentCommand.RegisterService(api, false));

        var sidecar = bench.shownService("api-sidecar-proxy");
        assertThat(sidecar.port()).isEqualTo(21_000);
        assertThat(sidecar.proxy().destinationServiceName()).isEqualTo("api");
        assertThat(sidecar.proxy().localServicePort()).isEqualTo(9090);
        assertThat(bench.view().checks())
                .containsOnlyKeys("service:api-sidecar-proxy:1", "service:api-sidecar-proxy:2");

        bench.order(new AgentCommand.DeregisterService("api"));
        assertThat(bench.view().services()).isEmpty();
        assertThat(bench.view().checks()).isEmpty();
    }

    @Test
    void refusesASidecarWhenAllPortsAreTaken() {
        bench.order(new AgentCommand.RegisterService(withSidecar("a", "1"), false));
        bench.order(new AgentCommand.RegisterService(withSidecar("b", "2"), false));

        assertThat(bench.order(new AgentCommand.RegisterService(withSidecar("c", "3"), false)))
                .isEqualTo(new Verdict.Invalid(
                        "Invalid SidecarService: none left in the configured range [21000, 21001]"));
    }

    @Test
    void letsATtlCheckRunOut() {
        bench.registerCheck("Name", "mem", "TTL", "15s");
        bench.order(new AgentCommand.UpdateTtl("mem", "passing", "all good"));

        bench.pass(Duration.ofSeconds(14));
        assertThat(bench.status("mem")).isEqualTo("passing");

        bench.pass(Duration.ofSeconds(2));
        assertThat(bench.status("mem")).isEqualTo("critical");
        assertThat(bench.output("mem")).isEqualTo("TTL expired (last output before timeout follows): all good");
    }

    @Test
    void countsATtlFromTheLastUpdate() {
        bench.registerCheck("Name", "mem", "TTL", "15s");
        bench.order(new AgentCommand.UpdateTtl("mem", "passing", ""));
        bench.pass(Duration.ofSeconds(10));
        bench.order(new AgentCommand.UpdateTtl("mem", "warning", "hmm"));

        bench.pass(Duration.ofSeconds(10));

        assertThat(bench.status("mem")).isEqualTo("warning");
    }

    @Test
    void refusesToUpdateWhatIsNoTtlCheck() {
        bench.registerCheck("Name", "port", "TCP", "127.0.0.1:1", "Interval", "10s");

        assertThat(bench.order(new AgentCommand.UpdateTtl("port", "passing", "")))
                .isEqualTo(new Verdict.Impossible("CheckID \"port\" does not have associated TTL"));
        assertThat(bench.order(new AgentCommand.UpdateTtl("nope", "passing", "")))
                .isEqualTo(new Verdict.Impossible("CheckID \"nope\" does not have associated TTL"));
    }

    @Test
    void probesWithinAnIntervalAndThenAtItsPace() {
        bench.registerCheck("Name", "port", "TCP", "127.0.0.1:1", "Interval", "10s");

        bench.pass(Duration.ofSeconds(10));
        assertThat(bench.all(AgentOutput.Examine.class)).hasSize(1);
        assertThat(bench.all(AgentOutput.Examine.class).getFirst().probe())
                .isEqualTo(new Probe.Tcp("127.0.0.1:1", Optional.empty()));

        bench.probe("port", "passing", "ok");
        bench.pass(Duration.ofSeconds(9));
        assertThat(bench.all(AgentOutput.Examine.class)).hasSize(1);
        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.all(AgentOutput.Examine.class)).hasSize(2);
    }

    @Test
    void probesAgainWhenAResultWasLost() {
        bench.registerCheck("Name", "port", "TCP", "127.0.0.1:1", "Interval", "10s", "Timeout", "5s");

        bench.pass(Duration.ofSeconds(86));

        assertThat(bench.all(AgentOutput.Examine.class)).hasSize(2);
    }

    @Test
    void changesOnlyAfterEnoughResultsInARow() {
        bench.registerCheck(
                "Name",
                "port",
                "TCP",
                "127.0.0.1:1",
                "Interval",
                "10s",
                "SuccessBeforePassing",
                "2",
                "FailuresBeforeWarning",
                "2",
                "FailuresBeforeCritical",
                "3");

        bench.probe("port", "passing", "");
        assertThat(bench.status("port")).isEqualTo("critical");
        bench.probe("port", "passing", "");
        assertThat(bench.status("port")).isEqualTo("passing");
        bench.probe("port", "critical", "refused");
        assertThat(bench.status("port")).isEqualTo("passing");
        bench.probe("port", "critical", "refused");
        assertThat(bench.status("port")).isEqualTo("warning");
        bench.probe("port", "critical", "refused");
        assertThat(bench.status("port")).isEqualTo("critical");
    }

    @Test
    void cutsLongOutputs() {
        bench.registerCheck("Name", "port", "TCP", "127.0.0.1:1", "Interval", "10s", "OutputMaxSize", "4");

        bench.probe("port", "passing", "abcé-and-more");

        assertThat(bench.output("port")).isEqualTo("abc ... (captured 3 of 14 bytes)");
    }

    @Test
    void ignoresResultsOfAnEarlierRegistration() {
        bench.registerCheck("Name", "port", "TCP", "127.0.0.1:1", "Interval", "10s");
        bench.registerCheck("Name", "port", "TCP", "127.0.0.1:2", "Interval", "10s");

        bench.take(new AgentInput.Probed("port", 1, new Finding("passing", "late")));

        assertThat(bench.status("port")).isEqualTo("critical");
    }

    @Test
    void removesAServiceThatIsCriticalForTooLong() {
        bench.registerService("Name", "web");
        bench.registerCheck(
                "Name",
                "port",
                "ServiceID",
                "web",
                "TCP",
                "127.0.0.1:1",
                "Interval",
                "1h",
                "DeregisterCriticalServiceAfter",
                "90s");

        bench.pass(Duration.ofSeconds(80));
        bench.probe("port", "passing", "");
        bench.probe("port", "critical", "");
        bench.pass(Duration.ofSeconds(89));
        assertThat(bench.view().services()).containsOnlyKeys("web");

        bench.pass(Duration.ofSeconds(2));
        assertThat(bench.view().services()).isEmpty();
        assertThat(bench.services).isEmpty();
        assertThat(bench.all(AgentOutput.Announce.class))
                .contains(new AgentOutput.Announce(new AgentEvent.ServiceRemovedAsCritical("web", "port")));
    }

    @Test
    void removesNoServiceBeforeAMinuteIsOver() {
        bench.registerService("Name", "web");
        bench.registerCheck("Name", "c", "ServiceID", "web", "TTL", "1h", "DeregisterCriticalServiceAfter", "1s");

        bench.pass(Duration.ofSeconds(59));
        assertThat(bench.view().services()).containsOnlyKeys("web");

        bench.pass(Duration.ofSeconds(2));
        assertThat(bench.view().services()).isEmpty();
    }

    @Test
    void anAliasSaysTheWorstOfItsService() {
        bench.registerService("Name", "web");
        bench.registerService("Name", "proxy");
        bench.registerCheck("Name", "ali", "ServiceID", "proxy", "AliasService", "web");
        assertThat(bench.status("ali")).isEqualTo("passing");

        bench.registerCheck("Name", "mem", "ServiceID", "web", "TTL", "15s");
        assertThat(bench.status("ali")).isEqualTo("critical");
        assertThat(bench.output("ali")).startsWith("Aliased check \"mem\" failing:");

        bench.order(new AgentCommand.UpdateTtl("mem", "warning", "w"));
        assertThat(bench.status("ali")).isEqualTo("warning");

        bench.order(new AgentCommand.UpdateTtl("mem", "passing", ""));
        assertThat(bench.status("ali")).isEqualTo("passing");

        bench.order(new AgentCommand.DeregisterService("web"));
        assertThat(bench.status("ali")).isEqualTo("critical");
    }

    @Test
    void followsTheChecksOfAnotherNodeUntilTheAliasGoes() {
        bench.registerCheck("Name", "ali", "AliasNode", "n2");
        assertThat(bench.all(AgentOutput.Follow.class)).hasSize(1);

        bench.take(new AgentInput.Probed(
                "ali",
                bench.all(AgentOutput.Follow.class).getFirst().generation(),
                new Finding("passing", "All checks passing.")));
        assertThat(bench.status("ali")).isEqualTo("passing");

        bench.order(new AgentCommand.DeregisterCheck("ali"));
        assertThat(bench.all(AgentOutput.Unfollow.class)).hasSize(1);
    }

    @Test
    void putsAServiceIntoMaintenanceAndTakesItOut() {
        bench.registerService("Name", "web");

        bench.order(new AgentCommand.ServiceMaintenance("web", true, "upgrade", ""));
        HealthCheck check = bench.shownCheck("_service_maintenance:web");
        assertThat(check.notes()).isEqualTo("upgrade");
        assertThat(check.serviceName()).isEqualTo("web");
        assertThat(check.isCritical()).isTrue();

        bench.order(new AgentCommand.ServiceMaintenance("web", false, "", ""));
        assertThat(bench.view().checks()).isEmpty();
        assertThat(bench.order(new AgentCommand.ServiceMaintenance("nope", true, "", "")))
                .isEqualTo(new Verdict.Missing("No service registered with ID \"nope\""));
    }

    @Test
    void putsTheNodeIntoMaintenance() {
        bench.order(new AgentCommand.NodeMaintenance(true, "", ""));

        assertThat(bench.shownCheck("_node_maintenance").notes())
                .isEqualTo(
                        "Maintenance mode is enabled for this node, but no reason was provided. This is a default message.");
    }

    @Test
    void runsScriptsOnlyForThoseWhoMay() {
        var script = Bench.read(Definitions.check(new Json.Table(List.of(
                new Json.Member("Name", new Json.Text("s")),
                new Json.Member("Interval", new Json.Text("10s")),
                new Json.Member("Args", new Json.Array(List.of(new Json.Text("/bin/true"))))))));

        assertThat(bench.order(new AgentCommand.RegisterCheck(script)))
                .isEqualTo(
                        new Verdict.Impossible(
                                "Scripts are disabled on this agent from remote calls; to enable, configure 'enable_script_checks' to true"));

        var local = new Bench(Duration.ofMinutes(5), AgentSettings.Scripts.FROM_CONFIGURATION).begun();
        local.order(new AgentCommand.Configure(List.of(), List.of(script)));
        assertThat(local.view().checks()).containsOnlyKeys("s");
        assertThat(local.order(new AgentCommand.RegisterCheck(script))).isInstanceOf(Verdict.Impossible.class);
    }

    @Test
    void restoresWhatRequestsRegisteredButForWhatIsConfigured() {
        bench.registerService("Name", "kept");
        bench.registerService("Name", "both");
        bench.registerCheck("Name", "ttl", "ServiceID", "kept", "TTL", "30s");
        bench.registerCheck("Name", "orphan", "ServiceID", "both", "TTL", "30s");
        bench.order(new AgentCommand.UpdateTtl("ttl", "passing", "fine"));
        List<StoredService> services = bench.all(AgentOutput.KeepService.class).stream()
                .map(AgentOutput.KeepService::service)
                .toList();
        List<StoredCheck> checks = bench.all(AgentOutput.KeepCheck.class).stream()
                .map(AgentOutput.KeepCheck::check)
                .filter(check -> check.check().checkId().equals("ttl"))
                .toList();
        List<StoredState> states = bench.all(AgentOutput.KeepState.class).stream()
                .map(AgentOutput.KeepState::state)
                .toList();

        var again = new Bench();
        again.take(new AgentInput.Begun(
                new AgentCommand.Configure(List.of(Bench.service("Name", "both", "Port", "7")), List.of()),
                services,
                checks,
                states));

        assertThat(again.view().services()).containsOnlyKeys("kept", "both");
        assertThat(again.shownService("both").port()).isEqualTo(7);
        assertThat(again.status("ttl")).isEqualTo("passing");
        assertThat(again.all(AgentOutput.ForgetService.class)).contains(new AgentOutput.ForgetService("both"));
        again.pass(Duration.ofSeconds(31));
        assertThat(again.status("ttl")).isEqualTo("critical");
    }

    @Test
    void doesNotBelieveAStateThatHasRunOut() {
        bench.registerCheck("Name", "ttl", "TTL", "30s");
        var kept = bench.all(AgentOutput.KeepCheck.class).getFirst().check();

        var again = new Bench();
        again.take(new AgentInput.Begun(
                new AgentCommand.Configure(List.of(), List.of()),
                List.of(),
                List.of(kept),
                List.of(new StoredState("ttl", "passing", "old", Instant.parse("2025-12-31T23:59:59Z")))));

        assertThat(again.status("ttl")).isEqualTo("critical");
    }

    @Test
    void removesWhatIsNotConfiguredAnymore() {
        bench.registerService("Name", "asked");
        bench.order(new AgentCommand.Configure(
                List.of(withSidecar("a", "1"), Bench.service("Name", "b")),
                List.of(Bench.check("Name", "c", "TTL", "10s"))));
        assertThat(bench.view().services()).containsOnlyKeys("a", "a-sidecar-proxy", "asked", "b");

        bench.order(new AgentCommand.Configure(List.of(withSidecar("a", "1")), List.of()));

        assertThat(bench.view().services()).containsOnlyKeys("a", "a-sidecar-proxy", "asked");
        assertThat(bench.view().checks()).containsOnlyKeys("service:a-sidecar-proxy:1", "service:a-sidecar-proxy:2");
    }

    private static ServiceRegistration withSidecar(String name, String port) {
        return Bench.read(Definitions.service(new Json.Table(List.of(
                new Json.Member("Name", new Json.Text(name)),
                new Json.Member("Port", new Json.Numeral(port)),
                new Json.Member(
                        "Connect",
                        new Json.Table(List.of(new Json.Member("SidecarService", new Json.Table(List.of())))))))));
    }
}
