package io.tombolo.runtime.loop;

import static io.tombolo.runtime.loop.ManualClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimersTest {

    private final Timers<String> timers = new Timers<>();

    @Test
    void givesWhatIsDueEarliestFirst() {
        timers.arm("b", NOON.plusSeconds(2), "second");
        timers.arm("a", NOON.plusSeconds(1), "first");
        timers.arm("c", NOON.plusSeconds(3), "not yet");

        var now = NOON.plusSeconds(2);

        assertThat(timers.nextDue()).contains(NOON.plusSeconds(1));
        assertThat(timers.pollDue(now)).contains("first");
        assertThat(timers.pollDue(now)).contains("second");
        assertThat(timers.pollDue(now)).isEmpty();
        assertThat(timers.nextDue()).contains(NOON.plusSeconds(3));
    }

    @Test
    void firesAtTheSameTimeInTheOrderOfArming() {
        timers.arm("z", NOON, "first");
        timers.arm("a", NOON, "second");

        assertThat(timers.pollDue(NOON)).contains("first");
        assertThat(timers.pollDue(NOON)).contains("second");
    }

    @Test
    void replacesWhatWasArmedUnderTheKey() {
        timers.arm("a", NOON.plusSeconds(1), "old");
        timers.arm("a", NOON.plusSeconds(5), "new");

        assertThat(timers.size()).isEqualTo(1);
        assertThat(timers.pollDue(NOON.plusSeconds(4))).isEmpty();
        assertThat(timers.pollDue(NOON.plusSeconds(5))).contains("new");
        assertThat(timers.size()).isZero();
    }

    @Test
    void disarms() {
        timers.arm("a", NOON, "never");

        assertThat(timers.disarm("a")).isTrue();
        assertThat(timers.disarm("a")).isFalse();
        assertThat(timers.pollDue(NOON)).isEmpty();
        assertThat(timers.nextDue()).isEmpty();
    }
}
