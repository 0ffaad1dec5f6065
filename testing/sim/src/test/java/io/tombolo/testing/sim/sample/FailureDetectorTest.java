package io.tombolo.testing.sim.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.testing.sim.sample.FailureDetector.AckOverdue;
import io.tombolo.testing.sim.sample.FailureDetector.AckTimer;
import io.tombolo.testing.sim.sample.FailureDetector.Announce;
import io.tombolo.testing.sim.sample.FailureDetector.Disarm;
import io.tombolo.testing.sim.sample.FailureDetector.Heard;
import io.tombolo.testing.sim.sample.FailureDetector.ProbeDue;
import io.tombolo.testing.sim.sample.FailureDetector.ProbeTimer;
import io.tombolo.testing.sim.sample.FailureDetector.Send;
import io.tombolo.testing.sim.sample.FailureDetector.SuspicionOver;
import io.tombolo.testing.sim.sample.FailureDetector.SuspicionTimer;
import io.tombolo.testing.sim.sample.FailureDetector.WakeAt;
import io.tombolo.testing.sim.sample.Message.Ack;
import io.tombolo.testing.sim.sample.Message.Ping;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FailureDetectorTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final FailureDetector detector =
            new FailureDetector("a", List.of("b"), DetectorTiming.DEFAULT, RandomGenerator.of("Xoshiro256PlusPlus"));

    @Test
    void probesAndWaitsForTheAnswer() {
        var outputs = detector.step(NOON, new ProbeDue());

        assertThat(outputs)
                .containsExactly(
                        new WakeAt(new ProbeTimer(), NOON.plusSeconds(1), new ProbeDue()),
                        new WakeAt(new AckTimer(), NOON.plusMillis(500), new AckOverdue("b", 1)),
                        new Send("b", new Ping("a", 1)));
    }

    @Test
    void answersAPing() {
        var outputs = detector.step(NOON, new Heard(new Ping("b", 9)));

        assertThat(outputs).containsExactly(new Send("b", new Ack("a", 9)));
    }

    @Test
    void restsWhenTheAnswerCame() {
        detector.step(NOON, new ProbeDue());

        var outputs = detector.step(NOON, new Heard(new Ack("b", 1)));

        assertThat(outputs).containsExactly(new Disarm(new AckTimer()));
    }

    @Test
    void goesOnWaitingWhenTheAnswerIsToAnOlderProbe() {
        detector.step(NOON, new ProbeDue());
        detector.step(NOON, new ProbeDue());

        var outputs = detector.step(NOON, new Heard(new Ack("b", 1)));

        assertThat(outputs).isEmpty();
    }

    @Test
    void suspectsFirstAndBuriesLater() {
        var suspicion = detector.step(NOON, new AckOverdue("b", 1));
        var again = detector.step(NOON.plusSeconds(1), new AckOverdue("b", 2));
        var end = detector.step(NOON.plusSeconds(3), new SuspicionOver("b"));

        assertThat(suspicion)
                .containsExactly(
                        new Announce("b", Health.SUSPECT),
                        new WakeAt(new SuspicionTimer("b"), NOON.plusSeconds(3), new SuspicionOver("b")));
        assertThat(again).isEmpty();
        assertThat(end).containsExactly(new Announce("b", Health.DEAD));
    }

    @Test
    void takesAnyMessageAsASignOfLife() {
        detector.step(NOON, new AckOverdue("b", 1));

        var outputs = detector.step(NOON, new Heard(new Ping("b", 9)));

        assertThat(outputs)
                .containsExactly(
                        new Announce("b", Health.ALIVE),
                        new Disarm(new SuspicionTimer("b")),
                        new Send("b", new Ack("a", 9)));
    }

    @Test
    void readsItsOwnMessagesAndRefusesOthers() {
        var ping = new Ping("näme", Long.MIN_VALUE);

        assertThat(Message.decode(ping.encode())).contains(ping);
        assertThat(Message.decode(new Ack("b", 1).encode())).contains(new Ack("b", 1));
        assertThat(Message.decode(new byte[0])).isEmpty();
        assertThat(Message.decode(new byte[8])).isEmpty();
        assertThat(Message.decode(new byte[] {3, 0, 0, 0, 0, 0, 0, 0, 0})).isEmpty();
        assertThat(Message.decode(new byte[Message.LIMIT + 1])).isEmpty();
    }
}
