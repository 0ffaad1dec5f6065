package io.tombolo.core.federation.spread;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.federation.spread.PrunerInput.LeadershipGained;
import io.tombolo.core.federation.spread.PrunerInput.LeadershipLost;
import io.tombolo.core.federation.spread.PrunerInput.Surveyed;
import io.tombolo.core.federation.spread.PrunerInput.Woken;
import io.tombolo.core.federation.spread.PrunerOutput.Prune;
import io.tombolo.core.federation.spread.PrunerOutput.Survey;
import io.tombolo.core.federation.spread.PrunerOutput.WakeAt;
import io.tombolo.core.terms.Datacenter;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatePrunerTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant ONE = NOON.plusSeconds(3600);
    private static final Datacenter DC1 = new Datacenter("dc1");
    private static final Datacenter DC2 = new Datacenter("dc2");
    private static final Datacenter DC3 = new Datacenter("dc3");

    private final StatePruner pruner = new StatePruner(DC1);

    @Test
    void theLeaderLooksEveryHour() {
        assertThat(pruner.step(NOON, new LeadershipGained())).containsExactly(new WakeAt(ONE));
        assertThat(pruner.step(ONE, new Woken())).containsExactly(new Survey(), new WakeAt(ONE.plusSeconds(3600)));
    }

    @Test
    void datacentersWithoutAnyMemberArePruned() {
        pruner.step(NOON, new LeadershipGained());

        assertThat(pruner.step(ONE, new Surveyed(Set.of(DC1, DC2, DC3), Set.of(DC1))))
                .containsExactly(new Prune(DC2), new Prune(DC3));
        assertThat(pruner.step(ONE, new Surveyed(Set.of(DC1, DC2), Set.of(DC1, DC2, DC3))))
                .isEmpty();
    }

    @Test
    void nothingIsPrunedByWhoDoesNotSeeItself() {
        pruner.step(NOON, new LeadershipGained());

        assertThat(pruner.step(ONE, new Surveyed(Set.of(DC1, DC2), Set.of()))).isEmpty();
    }

    @Test
    void nothingIsPrunedByWhoDoesNotLead() {
        pruner.step(NOON, new LeadershipGained());
        pruner.step(NOON, new LeadershipLost());

        assertThat(pruner.step(ONE, new Woken())).isEmpty();
        assertThat(pruner.step(ONE, new Surveyed(Set.of(DC2), Set.of(DC1)))).isEmpty();
    }
}
