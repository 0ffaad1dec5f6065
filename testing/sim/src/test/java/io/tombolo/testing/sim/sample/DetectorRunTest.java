package io.tombolo.testing.sim.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tombolo.testing.sim.EventLog;
import io.tombolo.testing.sim.Seed;
import io.tombolo.testing.sim.Simulation;
import io.tombolo.testing.sim.SimulationFailed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DetectorRunTest {

    private final Simulation simulation = new Simulation(Seed.orElse(11), EventLog.off());

    @Test
    void isRightAboutEverybodyAfterTroubleOfAnyKind() {
        var run = new DetectorRun(simulation, 30, DetectorTiming.DEFAULT);
        var length = run.plan(Duration.ofMinutes(10));

        simulation.runFor(length);
        simulation.finish();

        assertThat(simulation.network().counts().dropped()).isPositive();
        assertThat(simulation.invariants().checks().values()).allMatch(checks -> checks > 0);
    }

    @Test
    void isCaughtWhenItDoesNotRefuteInTime() {
        var run = new DetectorRun(simulation, 3, DetectorTiming.DEFAULT);
        run.plan(Duration.ofSeconds(1));

        simulation.runFor(Duration.ofSeconds(2));
        run.nodes().getFirst().give(new FailureDetector.SuspicionOver("n2"));

        assertThatThrownBy(() -> simulation.runFor(Duration.ofSeconds(1)))
                .isInstanceOf(SimulationFailed.class)
                .hasMessageContaining("n1 declared n2 dead");
    }

    @Test
    void isCaughtWhenItIsWrongInTheEnd() {
        var run = new DetectorRun(simulation, 3, DetectorTiming.DEFAULT);

        simulation.runFor(Duration.ofSeconds(20));
        run.nodes().getLast().crash();

        assertThatThrownBy(simulation::finish).hasMessageContaining("thinks that n3 is ALIVE");
    }

    @Test
    void simulatesAThousandNodesInOneThread() {
        var run = new DetectorRun(simulation, 1000, DetectorTiming.DEFAULT);
        run.plan(Duration.ofSeconds(20));

        simulation.runFor(Duration.ofSeconds(20));

        assertThat(simulation.events()).isGreaterThan(50_000);
    }
}
