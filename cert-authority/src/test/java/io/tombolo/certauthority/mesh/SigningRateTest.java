package io.tombolo.certauthority.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SigningRateTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void letsABurstOfOneSecondThroughAndThenOneAfterTheOther() {
        var rate = new SigningRate(10, NOON);
        for (int i = 0; i < 10; i++) {
            assertThat(rate.take(NOON)).contains(Duration.ZERO);
        }

        assertThat(rate.take(NOON)).contains(Duration.ofMillis(100));
        assertThat(rate.take(NOON)).contains(Duration.ofMillis(200));
    }

    @Test
    void refusesWhoWouldWaitTooLongAndTakesNothingForIt() {
        var rate = new SigningRate(1, NOON);
        assertThat(rate.take(NOON)).isPresent();

        assertThat(rate.take(NOON)).isEmpty();
        assertThat(rate.take(NOON)).isEmpty();

        assertThat(rate.take(NOON.plusMillis(1000))).contains(Duration.ZERO);
    }

    @Test
    void zeroIsNoLimit() {
        var rate = new SigningRate(0, NOON);

        for (int i = 0; i < 1000; i++) {
            assertThat(rate.take(NOON)).contains(Duration.ZERO);
        }
    }
}
