package io.tombolo.testing.sim.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tombolo.testing.sim.EventLog;
import io.tombolo.testing.sim.Seed;
import io.tombolo.testing.sim.Simulation;
import io.tombolo.testing.sim.SimulationFailed;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Small pools under everything that can go wrong, seed by seed.
///
/// 20 seeds in the ordinary build; `-Dsim.seeds=200` in CI; `-Dsim.seed=N` for that one alone.
class GossipSimulationTest {

    private static final int SEEDS = Integer.getInteger("sim.seeds", 20);
    private static final int SIZE = 12;

    @Test
    void theInvariantsHoldUnderLossDelayCutsPausesCrashesAndPartitions() {
        seeds(SEEDS).forEach(seed -> run(seed, PlantedBug.NONE));
    }

    @Test
    void aNodeThatDoesNotRefuteIsCaught() {
        assertThat(seeds(5).mapToObj(seed -> catchThrowable(() -> run(seed, PlantedBug.SKIPS_REFUTATION))))
                .allSatisfy(caught -> assertThat(caught)
                        .isInstanceOf(SimulationFailed.class)
                        .message()
                        .containsAnyOf(
                                "who comes back refutes within the shortest suspicion",
                                "no live member is buried for longer than the bound"));
    }

    @Test
    void aNodeThatForgetsTheAwarenessMultiplierIsCaught() {
        assertThat(seeds(5).mapToObj(seed -> catchThrowable(() -> run(seed, PlantedBug.FORGETS_AWARENESS))))
                .allSatisfy(caught -> assertThat(caught)
                        .isInstanceOf(SimulationFailed.class)
                        .hasMessageContaining("who hears nothing accuses ever more slowly"));
    }

    private static LongStream seeds(int count) {
        long chosen = Seed.orElse(0);
        return chosen == 0 ? LongStream.rangeClosed(1, count) : LongStream.of(chosen);
    }

    private static void run(long seed, PlantedBug bug) {
        Simulation simulation = new Simulation(seed, EventLog.off());
        GossipPool pool = new GossipPool(simulation, SIZE, bug);
        GossipFaults faults = new GossipFaults(simulation, pool);
        pool.watchIncarnations();
        pool.watchBurials();
        pool.watchTheDeaf();
        pool.watchTheLeft();
        pool.watchTheReturned();
        pool.expectAgreement();
        simulation.runFor(faults.plan());
        simulation.finish();
    }
}
