package io.tombolo.core.sni.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.PathLedger;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TargetChooserTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Datacenter DC2 = new Datacenter("dc2");
    private static final Target A = target("a", 1, false);
    private static final Target B = target("b", 1, false);
    private static final Target HEAVY = target("heavy", 9, false);
    private static final Target CRITICAL = target("critical", 1, true);

    private final TargetChooser chooser = new TargetChooser(new SplittableRandom(1));

    @Test
    void everyTargetIsInTheListOnce() {
        assertThat(chooser.choose(NOON, to(A, B, CRITICAL))).containsExactlyInAnyOrder(A, B, CRITICAL);
        assertThat(chooser.choose(NOON, to())).isEmpty();
    }

    @Test
    void goodTargetsTakeTurnsByWeight() {
        Map<Target, Integer> first = new HashMap<>();

        for (int i = 0; i < 10_000; i++) {
            first.merge(chooser.choose(NOON, to(A, HEAVY)).getFirst(), 1, Integer::sum);
        }

        assertThat(first.get(HEAVY)).isBetween(8_700, 9_300);
    }

    @Test
    void aCriticalCheckPutsATargetLastEvenBehindOneThatFailed() {
        chooser.failed(NOON, A);

        assertThat(chooser.choose(NOON, to(CRITICAL, A, B))).containsExactly(B, A, CRITICAL);
    }

    @Test
    void aTargetThatFailedComesBackAfterItsQuarantineForOneCallerAtATime() {
        chooser.failed(NOON, A);
        Instant later = NOON.plusSeconds(2);

        Set<Target> first = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Target target = chooser.choose(later, to(A, B)).getFirst();
            if (target.equals(A)) {
                assertThat(first.add(A)).as("the trial is handed out once").isTrue();
            }
        }

        assertThat(first).containsExactly(A);
        assertThat(chooser.choose(later.plus(PathLedger.TRIAL), to(A))).containsExactly(A);
    }

    @Test
    void aConnectionClearsTheRecord() {
        chooser.failed(NOON, A);

        assertThat(chooser.answered(A)).isTrue();
        assertThat(chooser.answered(A)).isFalse();
    }

    @Test
    void theSameAddressElsewhereIsAnotherPath() {
        Target twin = Target.healthy(new Datacenter("dc3"), A.endpoint());
        chooser.failed(NOON, twin);

        Set<Target> first = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            first.add(chooser.choose(NOON, to(A, B)).getFirst());
        }

        assertThat(first).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void whatNoRouteLeadsToIsForgotten() {
        chooser.failed(NOON, A);
        chooser.failed(NOON, B);

        chooser.retain(RouteTable.of(new Surroundings(
                new Datacenter("dc1"),
                Domain.DEFAULT,
                Optional.empty(),
                true,
                List.of(),
                Map.of(DC2, List.of(B)),
                List.of())));

        assertThat(chooser.answered(A)).isFalse();
        assertThat(chooser.answered(B)).isTrue();
    }

    private static Route to(Target... targets) {
        return new Route("*.server.dc2.consul", Route.Kind.REMOTE_SERVERS, DC2, List.of(targets));
    }

    private static Target target(String host, int weight, boolean critical) {
        return new Target(DC2, new Endpoint(host, 8443), weight, critical);
    }
}
