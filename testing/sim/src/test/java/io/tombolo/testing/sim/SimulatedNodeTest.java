package io.tombolo.testing.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.testing.sim.Chatter.Alarm;
import io.tombolo.testing.sim.Chatter.Order;
import io.tombolo.testing.sim.Chatter.Save;
import io.tombolo.testing.sim.Chatter.Say;
import io.tombolo.testing.sim.Chatter.Silence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedNodeTest {

    private static final Site DC1 = new Site("dc1");

    private final Simulation simulation = new Simulation(Seed.orElse(7), EventLog.off());
    private final SimulatedNode<Order, Chatter> a = simulation.add("a", Place.at(DC1, "10.0.0.1"), Chatter::new);
    private final SimulatedNode<Order, Chatter> b = simulation.add("b", Place.at(DC1, "10.0.0.2"), Chatter::new);

    @Test
    void firesTimersAtTheirTimeUnlessReplacedOrDisarmed() {
        a.give(new Alarm("early", Duration.ofSeconds(2)));
        a.give(new Alarm("replaced", Duration.ofSeconds(1)));
        a.give(new Alarm("replaced", Duration.ofSeconds(3)));
        a.give(new Alarm("silenced", Duration.ofSeconds(1)));
        a.give(new Silence("silenced"));

        simulation.runFor(Duration.ofSeconds(10));

        assertThat(chatter(a).rung).containsExactly("early", "replaced");
        assertThat(chatter(a).times.getLast()).isEqualTo(SimulatedClock.START.plusSeconds(3));
    }

    @Test
    void losesItsTimersAndItsProgramInACrash() {
        a.give(new Alarm("alarm", Duration.ofSeconds(2)));
        simulation.runFor(Duration.ofSeconds(1));

        a.crash();
        assertThat(a.program()).isEmpty();
        a.restart();
        simulation.runFor(Duration.ofSeconds(5));

        assertThat(chatter(a).rung).isEmpty();
        assertThat(chatter(a).host.boot()).isEqualTo(2);
    }

    @Test
    void hearsNothingWhileDown() {
        simulation.runFor(Duration.ofSeconds(1));
        b.crash();
        a.give(new Say("10.0.0.2", "lost"));
        simulation.runFor(Duration.ofSeconds(1));
        b.restart();
        simulation.runFor(Duration.ofSeconds(1));
        a.give(new Say("10.0.0.2", "arrives"));
        simulation.runFor(Duration.ofSeconds(1));

        assertThat(chatter(b).heard()).containsExactly("arrives");
    }

    @Test
    void hasOnlyItsSyncedFilesAfterACrashAndAllAfterAKill() throws Exception {
        a.give(new Save("file", (byte) 1, true));
        a.give(new Save("file", (byte) 2, false));
        simulation.runFor(Duration.ofSeconds(1));

        a.kill();
        assertThat(a.disk().read("file")).containsExactly(1, 2);
        a.restart();
        simulation.runFor(Duration.ofSeconds(1));
        a.crash();

        assertThat(a.disk().read("file")).containsExactly(1);
    }

    @Test
    void hearsAfterAPauseWhatArrivedMeanwhileAndFiresMissedTimers() {
        b.give(new Alarm("missed", Duration.ofSeconds(1)));
        simulation.runFor(Duration.ofMillis(1));

        b.pause();
        a.give(new Say("10.0.0.2", "one"));
        simulation.runFor(Duration.ofSeconds(5));
        a.give(new Say("10.0.0.2", "two"));
        simulation.runFor(Duration.ofSeconds(5));
        assertThat(chatter(b).heard()).isEmpty();
        b.resume();
        simulation.runFor(Duration.ofSeconds(1));

        assertThat(chatter(b).heard()).containsExactly("one", "two");
        assertThat(chatter(b).rung).containsExactly("missed");
    }

    @Test
    void neverSeesTimeGoBackWhenItsClockDoesAndKeepsItsTimers() {
        a.give(new Alarm("one", Duration.ofSeconds(10)));
        simulation.runFor(Duration.ofSeconds(5));
        a.stepClock(Duration.ofHours(-1));
        simulation.runFor(Duration.ofSeconds(6));

        assertThat(chatter(a).rung).containsExactly("one");
        assertThat(chatter(a).times).isSorted();
    }

    @Test
    void firesTimersEarlyWhenItsClockJumpsAhead() {
        a.give(new Alarm("one", Duration.ofMinutes(30)));
        simulation.runFor(Duration.ofSeconds(5));
        a.stepClock(Duration.ofHours(1));
        simulation.runFor(Duration.ofSeconds(1));

        assertThat(chatter(a).rung).containsExactly("one");
    }

    @Test
    void diesOfADiskThatFails() {
        a.disk().setFaults(DiskFaults.NONE.withFailures(1));

        a.give(new Save("file", (byte) 1, false));
        simulation.runFor(Duration.ofSeconds(1));

        assertThat(a.isUp()).isFalse();
        assertThat(b.isUp()).isTrue();
    }

    @Test
    void drawsTheSameWhoeverElseThereIs() {
        var other = new Simulation(simulation.seed(), EventLog.off());
        other.add("c", Place.at(DC1, "10.0.0.3"), Chatter::new);
        var alsoB = other.add("b", Place.at(DC1, "10.0.0.2"), Chatter::new);
        simulation.runFor(Duration.ofSeconds(1));
        other.runFor(Duration.ofSeconds(1));

        var draws = List.of(
                chatter(b).host.random().nextLong(), chatter(b).host.random().nextLong());
        var sameDraws = List.of(
                chatter(alsoB).host.random().nextLong(),
                chatter(alsoB).host.random().nextLong());

        assertThat(sameDraws).isEqualTo(draws);
        assertThat(chatter(a).host.random().nextLong()).isNotIn(draws);
    }

    @Test
    void cannotBeRestartedWhileUp() {
        simulation.runFor(Duration.ofSeconds(1));

        assertThatThrownBy(a::restart).isInstanceOf(IllegalStateException.class);
    }

    private static Chatter chatter(SimulatedNode<Order, Chatter> node) {
        return node.program().orElseThrow();
    }
}
