package io.tombolo.core.federation.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final RandomGenerator random = new SplittableRandom(3);

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "3, 8", "7, 128", "8, 256", "9, 256", "2147483647, 256"})
    void aBackOffDoublesUpToItsLimit(int failures, long seconds) {
        var backOff = new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(256), 0);

        assertThat(backOff.after(failures, random)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void jitterOnlyAdds() {
        var backOff = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(2), 0.1);

        for (int i = 0; i < 1000; i++) {
            assertThat(backOff.after(20, random)).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(132));
        }
    }

    @Test
    void aBackOffTakesAFailure() {
        assertThatThrownBy(() -> new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(2), 0).after(0, random))
                .hasMessageContaining("received: 0");
    }

    @Test
    void aRateLimitAllowsABurstAndThenOneRoundPerInterval() {
        var limit = new RateLimit(Duration.ofSeconds(5), 5);

        for (int i = 0; i < 5; i++) {
            assertThat(limit.next(NOON)).isEqualTo(NOON);
            limit.take(NOON);
        }

        assertThat(limit.next(NOON)).isEqualTo(NOON.plusSeconds(5));
        limit.take(NOON.plusSeconds(5));
        assertThat(limit.next(NOON.plusSeconds(6))).isEqualTo(NOON.plusSeconds(10));
        assertThat(limit.next(NOON.plusSeconds(100))).isEqualTo(NOON.plusSeconds(100));
    }

    @Test
    void aRateLimitEqualsABucketThatIsFilledInterval() {
        var limit = new RateLimit(Duration.ofSeconds(1), 3);
        long now = 0;
        double tokens = 3;

        for (int i = 0; i < 10_000; i++) {
            long passed = random.nextLong(1500);
            now += passed;
            tokens = Math.min(3, tokens + passed / 1000.0);
            boolean allowed = !limit.next(NOON.plusMillis(now)).isAfter(NOON.plusMillis(now));
            assertThat(allowed).as("at %d ms with %f tokens", now, tokens).isEqualTo(tokens > 1 - 1e-6);
            if (allowed) {
                limit.take(NOON.plusMillis(now));
                tokens -= 1;
            }
        }
    }
}
