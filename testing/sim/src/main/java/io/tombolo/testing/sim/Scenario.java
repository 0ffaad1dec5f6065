package io.tombolo.testing.sim;

import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;

/// A run that `tombolo sim --scenario NAME` can play: nodes, trouble, what must hold.
///
/// Found by `META-INF/services/io.tombolo.testing.sim.Scenario` on the class path, so that a module adds its own
/// next to the machines that it simulates. Needs a public constructor without arguments.
public interface Scenario {

    /// The word for the command line, in kebab case.
    String name();

    /// What it simulates, in half a sentence.
    String summary();

    /// Adds nodes, faults and invariants to an empty simulation. Everything that is left to chance must come from
    /// [Simulation#random] or [Host#random].
    ///
    /// @param nodes   how many, at least 2
    /// @param trouble how long faults last before all is mended
    /// @return how long the run has to be, so that the invariants of the end must hold
    Duration plan(Simulation simulation, int nodes, Duration trouble);

    /// All scenarios on the class path, in the order of their names.
    static List<Scenario> all() {
        return ServiceLoader.load(Scenario.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }
}
