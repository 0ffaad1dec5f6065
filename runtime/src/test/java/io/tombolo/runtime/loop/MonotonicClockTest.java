package io.tombolo.runtime.loop;

import static io.tombolo.runtime.loop.ManualClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MonotonicClockTest {

    private final ManualClock source = new ManualClock();
    private final MonotonicClock clock = new MonotonicClock(source);

    @Test
    void standsStillAtAStepBackAndThenGoesOn() {
        source.move(Duration.ofSeconds(10));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));

        source.move(Duration.ofHours(-1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));

        source.move(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(15));
    }

    @Test
    void addsUpStepsBack() {
        source.move(Duration.ofSeconds(-3));
        assertThat(clock.instant()).isEqualTo(NOON);
        source.move(Duration.ofSeconds(-4));
        assertThat(clock.instant()).isEqualTo(NOON);

        source.move(Duration.ofSeconds(1));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void passesOnAStepForward() {
        source.move(Duration.ofDays(1));

        assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void hasASystemSourceThatNeverGoesBack() {
        var system = MonotonicClock.system();
        var before = system.instant();

        for (int i = 0; i < 1000; i++) {
            var now = system.instant();
            assertThat(now).isAfterOrEqualTo(before);
            before = now;
        }
    }
}
