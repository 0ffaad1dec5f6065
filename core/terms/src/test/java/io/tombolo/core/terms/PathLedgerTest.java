package io.tombolo.core.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.terms.PathHealth.Good;
import io.tombolo.core.terms.PathHealth.Quarantined;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathLedgerTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final PathLedger<String> ledger = new PathLedger<>(new SplittableRandom(7));

    @Test
    void aPathIsGoodUntilItFails() {
        assertThat(ledger.health("a")).isEqualTo(new Good());

        ledger.failed(NOON, "a");

        assertThat(ledger.health("a")).isInstanceOf(Quarantined.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 30", "7, 30", "2147483647, 30"})
    void aQuarantineDoublesUpToItsLimit(int failures, long seconds) {
        assertThat(PathLedger.quarantineAfter(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aQuarantineIsLengthenedByATenthAtMost() {
        for (int i = 0; i < 100; i++) {
            ledger.failed(NOON, "path " + i);

            assertThat(ledger.health("path " + i))
                    .isInstanceOfSatisfying(
                            Quarantined.class,
                            quarantine -> assertThat(quarantine.until())
                                    .isBetween(NOON.plusMillis(1000), NOON.plusMillis(1100)));
        }
    }

    @Test
    void whatIsInQuarantineComesLastAndIsNeverLeftOut() {
        ledger.failed(NOON, "b");
        ledger.failed(NOON, "b");
        ledger.failed(NOON, "a");

        assertThat(ledger.order(NOON, List.of("a", "b", "c"))).containsExactly("c", "a", "b");
        assertThat(ledger.order(NOON, List.of("b"))).containsExactly("b");
    }

    @Test
    void aSuccessEndsTheQuarantine() {
        ledger.failed(NOON, "a");

        boolean news = ledger.succeeded("a");

        assertThat(news).isTrue();
        assertThat(ledger.succeeded("a")).isFalse();
        assertThat(ledger.health("a")).isEqualTo(new Good());
    }

    @Test
    void aPathOnTrialIsHandedToOneCallerAtATime() {
        ledger.failed(NOON, "a");
        Instant over = NOON.plusSeconds(2);

        ledger.handedOut(over, "a");

        assertThat(ledger.order(over, List.of("a", "b"))).containsExactly("b", "a");
        assertThat(ledger.health("a")).isEqualTo(new Quarantined(1, over.plus(PathLedger.TRIAL)));
    }

    @Test
    void handingOutAGoodPathOrOneInQuarantineChangesNothing() {
        ledger.failed(NOON, "a");
        PathHealth before = ledger.health("a");

        ledger.handedOut(NOON, "a");
        ledger.handedOut(NOON, "b");

        assertThat(ledger.health("a")).isEqualTo(before);
        assertThat(ledger.health("b")).isEqualTo(new Good());
    }

    @Test
    void goodPathsShareTheCallsByWeight() {
        Map<String, Integer> first = new HashMap<>();

        for (int i = 0; i < 40_000; i++) {
            String drawn = ledger.order(
                            NOON, List.of("light", "heavy"), path -> path, path -> path.equals("heavy") ? 3 : 1)
                    .getFirst();
            first.merge(drawn, 1, Integer::sum);
        }

        assertThat(first.get("heavy")).isBetween(29_400, 30_600);
        assertThat(first.get("light")).isBetween(9_400, 10_600);
    }

    @Test
    void itRemembersSoManyPathsAndNotMore() {
        for (int i = 0; i < PathLedger.LIMIT + 10; i++) {
            ledger.failed(NOON.plusSeconds(i), "path " + i);
        }

        List<String> all = new ArrayList<>();
        for (int i = 0; i < PathLedger.LIMIT + 10; i++) {
            all.add("path " + i);
        }
        assertThat(all.stream().filter(path -> ledger.health(path) instanceof Quarantined))
                .hasSize(PathLedger.LIMIT)
                .doesNotContain("path 0", "path 9")
                .contains("path 10");
    }

    @Test
    void itForgetsWhatIsGone() {
        ledger.failed(NOON, "a");
        ledger.failed(NOON, "b");

        ledger.retain("b"::equals);

        assertThat(ledger.health("a")).isEqualTo(new Good());
        assertThat(ledger.health("b")).isInstanceOf(Quarantined.class);
    }
}
