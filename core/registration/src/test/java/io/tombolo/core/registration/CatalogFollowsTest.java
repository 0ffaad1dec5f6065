package io.tombolo.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.registration.definition.ServiceRegistration;
import io.tombolo.core.registration.sync.SyncWrite;
import io.tombolo.core.registration.sync.WriteOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The catalog is brought to what is registered here, whatever happens in between.
class CatalogFollowsTest {

    private final Bench bench = new Bench().begun();

    @Test
    void writesTheNodeAtTheStart() {
        assertThat(bench.node.orElseThrow().node()).isEqualTo("n1");
        assertThat(bench.all(AgentOutput.Announce.class)).contains(new AgentOutput.Announce(new AgentEvent.Settled()));
    }

    @Test
    void writesAServiceAtOnceAndTogetherWithItsChecks() {
        bench.writes.clear();
        bench.order(new AgentCommand.RegisterService(
                new ServiceRegistration(
                        NodeService.of("web", "web", 80),
                        List.of(Bench.check("Name", "c", "TTL", "10s")),
                        Optional.empty(),
                        ""),
                false));

        assertThat(bench.writes).hasSize(1);
        assertThat(bench.services).containsOnlyKeys("web");
        assertThat(bench.checks).containsOnlyKeys("c");
        assertThat(((SyncWrite.Register) bench.writes.getFirst()).skipsNode()).isTrue();
    }

    @Test
    void removesFromTheCatalogWhatIsDeregistered() {
        bench.registerService("Name", "web");
        bench.registerCheck("Name", "c", "ServiceID", "web", "TTL", "10s");

        bench.order(new AgentCommand.DeregisterService("web"));

        assertThat(bench.services).isEmpty();
        assertThat(bench.checks).isEmpty();
        assertThat(bench.writes.getLast()).isEqualTo(new SyncWrite.RemoveService("web", ""));
    }

    @Test
    void mendsDriftInBothDirectionsWithinTwoMinutes() {
        bench.registerService("Name", "web", "Port", "80");
        bench.registerService("Name", "lost");
        bench.services.put("web", NodeService.of("web", "web", 81));
        bench.services.remove("lost");
        bench.services.put("strange", NodeService.of("strange", "strange", 1));
        bench.checks.put("strange", HealthCheck.ofNode("n1", "strange", "critical"));

        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.services).containsOnlyKeys("web", "lost");
        assertThat(bench.services.values().stream()
                        .filter(of -> of.id().equals("web"))
                        .findFirst()
                        .orElseThrow()
                        .port())
                .isEqualTo(80);
        assertThat(bench.checks).isEmpty();
    }

    @Test
    void leavesToTheLeaderWhatIsTheLeaders() {
        bench.services.put("consul", NodeService.of("consul", "consul", 8300));
        bench.checks.put(HealthCheck.SERF_HEALTH, HealthCheck.ofNode("n1", HealthCheck.SERF_HEALTH, "passing"));
        bench.writes.clear();

        bench.pass(Duration.ofMinutes(10));

        assertThat(bench.writes).isEmpty();
    }

    @Test
    void takesTheTagsOfTheCatalogIfTheServiceAllowsIt() {
        bench.order(new AgentCommand.RegisterService(
                new ServiceRegistration(overridable(List.of("mine")), List.of(), Optional.empty(), ""), false));
        bench.services.put("web", overridable(List.of("theirs")));
        bench.writes.clear();

        bench.pass(Duration.ofMinutes(3));

        assertThat(bench.shownService("web").tags()).containsExactly("theirs");
        assertThat(bench.writes).isEmpty();
    }

    @Test
    void triesAgainSoonAfterAFailureAndThenLessOften() {
        bench.catalogAnswers = false;
        bench.registerService("Name", "web");
        assertThat(bench.services).isEmpty();

        bench.pass(Duration.ofMinutes(5));
        long attempts = bench.all(AgentOutput.ReadCatalog.class).size();
        assertThat(attempts).isBetween(10L, 40L);

        bench.catalogAnswers = true;
        bench.pass(Duration.ofSeconds(30));
        assertThat(bench.services).containsOnlyKeys("web");
    }

    @Test
    void oneThatTheCatalogRefusesDoesNotKeepTheOthersOut() {
        bench.catalogAnswers = false;
        bench.registerService("Name", "a");
        bench.registerService("Name", "b");
        bench.catalogAnswers = true;
        bench.nextOutcome = Optional.of(new WriteOutcome.Refused("no"));

        bench.pass(Duration.ofSeconds(4));
        assertThat(bench.services).containsOnlyKeys("b");

        bench.pass(Duration.ofSeconds(30));
        assertThat(bench.services).containsOnlyKeys("a", "b");
    }

    @Test
    void doesNotInsistWhenItMayNot() {
        bench.nextOutcome = Optional.of(new WriteOutcome.Denied("Permission denied"));
        bench.writes.clear();
        bench.registerService("Name", "web");

        assertThat(bench.writes).hasSize(1);
        assertThat(bench.all(AgentOutput.Announce.class))
                .contains(
                        new AgentOutput.Announce(new AgentEvent.SyncFailed("write service web", "Permission denied")));

        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.services).containsOnlyKeys("web");
    }

    @Test
    void tellsAChangeOfStatusAtOnceAndOneOfTheOutputLater() {
        bench.registerCheck("Name", "c", "TCP", "127.0.0.1:1", "Interval", "1h");
        bench.probe("c", "passing", "one");
        assertThat(bench.written("c").output()).isEqualTo("one");

        bench.probe("c", "passing", "two");
        assertThat(bench.written("c").output()).isEqualTo("one");
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.written("c").output()).isEqualTo("one");

        bench.pass(Duration.ofMinutes(6));
        assertThat(bench.written("c").output()).isEqualTo("two");
    }

    @Test
    void tellsEveryOutputAtOnceIfToldTo() {
        var eager = new Bench(Duration.ZERO, AgentSettings.Scripts.REFUSED).begun();
        eager.registerCheck("Name", "c", "TCP", "127.0.0.1:1", "Interval", "1h");
        eager.probe("c", "passing", "one");
        eager.probe("c", "passing", "two");

        assertThat(eager.written("c").output()).isEqualTo("two");
    }

    @Test
    void looksSoonAfterAServerWasFound() {
        bench.catalogAnswers = false;
        bench.registerService("Name", "web");
        bench.pass(Duration.ofMinutes(2));
        bench.catalogAnswers = true;

        bench.take(new AgentInput.PoolChanged(3, true));
        bench.pass(Duration.ofSeconds(3));

        assertThat(bench.services).containsOnlyKeys("web");
    }

    /// Whatever is ordered, lost and refused: when all is quiet the catalog is like the node.
    @Test
    void endsUpTheSameAfterAnyHistory() {
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            var any = new Bench().begun();
            for (int i = 0; i < 60; i++) {
                happen(any, random);
                any.pass(Duration.ofMillis(random.nextInt(5_000)));
            }
            any.catalogAnswers = true;
            any.nextOutcome = Optional.empty();
            any.pass(Duration.ofMinutes(12));

            assertThat(any.services).as("seed %d", seed).isEqualTo(any.view().services());
            assertThat(any.checks).as("seed %d", seed).isEqualTo(any.view().checks());
        }
    }

    private static void happen(Bench bench, Random random) {
        String id = "s" + random.nextInt(4);
        String check = "c" + random.nextInt(4);
        switch (random.nextInt(10)) {
            case 0, 1 -> bench.registerService("Name", id, "Port", Integer.toString(random.nextInt(1, 3)));
            case 2 -> bench.order(new AgentCommand.DeregisterService(id));
            case 3 -> bench.registerCheck("Name", check, "ServiceID", id, "TTL", "20m");
            case 4 -> bench.registerCheck("Name", check, "TTL", "20m");
            case 5 -> bench.order(new AgentCommand.UpdateTtl(check, "passing", "o" + random.nextInt(3)));
            case 6 -> bench.order(new AgentCommand.DeregisterCheck(check));
            case 7 -> bench.catalogAnswers = random.nextBoolean();
            case 8 -> bench.services.putAll(Map.of(id, NodeService.of(id, id, 99)));
            default -> bench.nextOutcome = Optional.of(new WriteOutcome.Refused("no"));
        }
    }

    private static NodeService overridable(List<String> tags) {
        NodeService plain = NodeService.of("web", "web", 80);
        return new NodeService(
                plain.kind(),
                plain.id(),
                plain.service(),
                tags,
                plain.address(),
                plain.taggedAddresses(),
                plain.meta(),
                plain.port(),
                plain.socketPath(),
                plain.weights(),
                true,
                plain.proxy(),
                plain.connect(),
                false,
                plain.locality(),
                plain.raft());
    }
}
