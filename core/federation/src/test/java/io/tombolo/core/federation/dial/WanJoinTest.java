package io.tombolo.core.federation.dial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.core.federation.dial.WanJoinOutput.Announce;
import io.tombolo.core.federation.dial.WanJoinOutput.Event;
import io.tombolo.core.federation.dial.WanJoinOutput.GiveUp;
import io.tombolo.core.federation.dial.WanJoinOutput.Join;
import io.tombolo.core.federation.dial.WanJoinOutput.WakeAt;
import io.tombolo.core.terms.Datacenter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WanJoinTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Datacenter DC1 = new Datacenter("dc1");
    private static final Datacenter DC2 = new Datacenter("dc2");
    private static final Join JOIN = new Join("*.dc1", "192.0.2.2");
    private static final WanJoinInput START = new WanJoinInput.Start();
    private static final WanJoinInput PATH_OPENED = new WanJoinInput.PathOpened();
    private static final WanJoinInput JOINED = new WanJoinInput.Joined();
    private static final WanJoinInput FAILED = new WanJoinInput.JoinFailed("connection refused");
    private static final WanJoinInput WOKEN = new WanJoinInput.Woken();

    private final WanJoin join = join(WanJoinSettings.DEFAULT);

    @Test
    void thePrimaryNeverJoinsDownward() {
        var primary = new WanJoin(DC1, DC1, WanJoinSettings.DEFAULT, new SplittableRandom(1));

        assertThat(primary.step(NOON, START)).isEmpty();
        assertThat(primary.step(NOON, PATH_OPENED)).isEmpty();
    }

    @Test
    void noAttemptIsMadeWithoutAWay() {
        assertThat(join.step(NOON, START)).containsExactly(new Announce(new Event.WaitingForGateway(DC1)));
        assertThat(join.step(NOON.plusSeconds(30), WOKEN)).hasSize(1).doesNotContain(JOIN);
    }

    @Test
    void theAttemptFollowsAtOnceWhenAWayOpens() {
        join.step(NOON, START);

        assertThat(join.step(NOON.plusMillis(1), PATH_OPENED)).containsExactly(JOIN);
    }

    @Test
    void aWayThatWasKnownBeforeTheStartIsTriedAtTheStart() {
        assertThat(join.step(NOON, PATH_OPENED)).isEmpty();

        assertThat(join.step(NOON, START)).containsExactly(JOIN);
    }

    @Test
    void aFailedAttemptIsRepeatedAfterHalfASecondAndThenTwiceThatUpToTenSeconds() {
        join.step(NOON, PATH_OPENED);
        join.step(NOON, START);
        Instant now = NOON;

        for (long millis : new long[] {500, 1000, 2000, 4000, 8000, 10_000, 10_000}) {
            var outputs = join.step(now, FAILED);
            Instant wake = wake(outputs);
            assertThat(Duration.between(now, wake))
                    .isBetween(Duration.ofMillis(millis), Duration.ofMillis(millis * 11 / 10));
            assertThat(outputs.getFirst()).isInstanceOf(Announce.class);
            now = wake;
            assertThat(join.step(now, WOKEN)).containsExactly(JOIN);
        }
    }

    @Test
    void aPauseEndsWhenAnotherWayOpens() {
        join.step(NOON, PATH_OPENED);
        join.step(NOON, START);
        join.step(NOON, FAILED);

        assertThat(join.step(NOON.plusMillis(10), PATH_OPENED)).containsExactly(JOIN);
    }

    @Test
    void aWayThatOpensDuringAnAttemptIsTriedAtOnceIfItFails() {
        join.step(NOON, PATH_OPENED);
        join.step(NOON, START);

        assertThat(join.step(NOON, PATH_OPENED)).isEmpty();
        assertThat(join.step(NOON, FAILED)).containsExactly(JOIN);
        assertThat(join.step(NOON, FAILED)).doesNotContain(JOIN);
    }

    @Test
    void wokenTooEarlyItGoesOnWaiting() {
        join.step(NOON, PATH_OPENED);
        join.step(NOON, START);
        Instant wake = wake(join.step(NOON, FAILED));

        assertThat(join.step(NOON, WOKEN)).containsExactly(new WakeAt(wake));
    }

    @Test
    void afterTheFirstSuccessNothingFollows() {
        join.step(NOON, PATH_OPENED);
        join.step(NOON, START);

        assertThat(join.step(NOON, JOINED)).containsExactly(new Announce(new Event.Completed(DC1)));
        assertThat(join.step(NOON, PATH_OPENED)).isEmpty();
        assertThat(join.step(NOON, FAILED)).isEmpty();
        assertThat(join.step(NOON, JOINED)).isEmpty();
        assertThat(join.step(NOON, WOKEN)).isEmpty();
    }

    @Test
    void afterSoManyIntervalsTheServerGivesUp() {
        var patient = join(new WanJoinSettings(Duration.ofSeconds(30), 3));
        Instant end = NOON.plusSeconds(90);
        patient.step(NOON, PATH_OPENED);
        patient.step(NOON, START);

        assertThat(patient.step(end.minusMillis(1), FAILED)).contains(new WakeAt(end));
        assertThat(patient.step(end, WOKEN)).containsExactly(new GiveUp());
        assertThat(patient.step(end, PATH_OPENED)).isEmpty();
    }

    @Test
    void itGivesUpAsWellIfNoWayEverOpens() {
        var patient = join(new WanJoinSettings(Duration.ofSeconds(30), 3));
        Instant end = NOON.plusSeconds(90);

        assertThat(patient.step(NOON, START)).contains(new WakeAt(end));
        assertThat(patient.step(NOON.plusSeconds(1), WOKEN)).containsExactly(new WakeAt(end));
        assertThat(patient.step(end, WOKEN)).containsExactly(new GiveUp());
    }

    @Test
    void anAttemptThatFailsAfterTheEndIsTheLast() {
        var patient = join(new WanJoinSettings(Duration.ofSeconds(30), 1));
        patient.step(NOON, PATH_OPENED);
        patient.step(NOON, START);

        assertThat(patient.step(NOON.plusSeconds(31), FAILED)).containsExactly(new GiveUp());
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new WanJoinSettings(Duration.ZERO, 0)).hasMessageContaining("retryInterval (PT0S)");
        assertThatThrownBy(() -> new WanJoinSettings(Duration.ofSeconds(1), -1)).hasMessageContaining("(-1)");
    }

    private static WanJoin join(WanJoinSettings settings) {
        return new WanJoin(DC2, DC1, settings, new SplittableRandom(1));
    }

    private static Instant wake(List<WanJoinOutput> outputs) {
        return ((WakeAt) outputs.getLast()).at();
    }
}
