package io.tombolo.testing.sim.sample;

import io.tombolo.testing.sim.Scenario;
import io.tombolo.testing.sim.Simulation;
import java.time.Duration;

/// Detectors in two datacenters that use the same addresses, under faults that the seed chooses.
///
/// First trouble: crashes, pauses, one-way cuts, partitions, lossy links. Then the last node is taken down for
/// good, all else is mended, and after a calm in which everybody was probed, everybody must be right about
/// everybody.
public final class DetectorScenario implements Scenario {

    @Override
    public String name() {
        return "detector";
    }

    @Override
    public String summary() {
        return "failure detectors in two datacenters with equal addresses";
    }

    @Override
    public Duration plan(Simulation simulation, int nodes, Duration trouble) {
        return new DetectorRun(simulation, nodes, DetectorTiming.DEFAULT).plan(trouble);
    }
}
