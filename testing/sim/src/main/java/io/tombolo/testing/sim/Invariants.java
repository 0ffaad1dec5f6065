package io.tombolo.testing.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What must hold, by name. A violation ends the run with a [SimulationFailed].
///
/// A check is free to look at anything in the simulation, and must change nothing. What it costs is yours to
/// choose:
///
///  - [#always] after every event: for small simulations, or cheap checks;
///  - [#ofEachNode] after every event, of the nodes that did something in it: for large ones;
///  - [#every] so much virtual time: for checks that look at everything;
///  - [#atEnd] once, in [Simulation#finish()]: for what must come true in the end, such as convergence.
public final class Invariants {

    private final Map<String, Named> byName = new LinkedHashMap<>();
    private final List<Named> afterEvent = new ArrayList<>();
    private final List<NamedNodeCheck> afterNodeEvent = new ArrayList<>();
    private final List<Periodic> periodic = new ArrayList<>();
    private final List<Named> last = new ArrayList<>();
    private long nextPeriodicNanos = Long.MAX_VALUE;

    Invariants() {}

    /// Looks at one node.
    @FunctionalInterface
    public interface NodeCheck {

        /// What is wrong with the node, in one sentence; empty if nothing is.
        Optional<String> violation(SimulatedNode<?, ?> node);
    }

    /// Checks after every event. The check says what is wrong in one sentence, or nothing.
    ///
    /// @throws IllegalArgumentException if there is an invariant of this name
    public void always(String name, Supplier<Optional<String>> check) {
        afterEvent.add(named(name, check));
    }

    /// Checks after every event those nodes that did something in it, if they are up.
    public void ofEachNode(String name, NodeCheck check) {
        Named tally = named(name, Optional::empty);
        afterNodeEvent.add(new NamedNodeCheck(tally, check));
    }

    /// Checks after the first event at or after each `interval` of virtual time.
    public void every(Duration interval, String name, Supplier<Optional<String>> check) {
        long nanos = SimulatedClock.nanos(interval);
        if (nanos <= 0) {
            throw new IllegalArgumentException(
                    "interval of %s must be positive. received: %s".formatted(name, interval));
        }
        periodic.add(new Periodic(named(name, check), nanos));
        nextPeriodicNanos = Math.min(nextPeriodicNanos, nanos);
    }

    /// Checks at the end of the run.
    public void atEnd(String name, Supplier<Optional<String>> check) {
        last.add(named(name, check));
    }

    /// How often each invariant was checked, by name, in the order in which they were added.
    public Map<String, Long> checks() {
        Map<String, Long> checks = new LinkedHashMap<>();
        byName.forEach((name, named) -> checks.put(name, named.checks));
        return checks;
    }

    void afterEvent(long nowNanos, List<SimulatedNode<?, ?>> touched) {
        for (Named each : afterEvent) {
            each.check();
        }
        for (SimulatedNode<?, ?> node : touched) {
            for (NamedNodeCheck each : afterNodeEvent) {
                each.check(node);
            }
        }
        if (nowNanos >= nextPeriodicNanos) {
            nextPeriodicNanos = Long.MAX_VALUE;
            for (Periodic each : periodic) {
                each.checkIfDue(nowNanos);
                nextPeriodicNanos = Math.min(nextPeriodicNanos, each.nextNanos);
            }
        }
    }

    void atEnd() {
        for (Periodic each : periodic) {
            each.named.check();
        }
        for (Named each : last) {
            each.check();
        }
    }

    private Named named(String name, Supplier<Optional<String>> check) {
        Named named = new Named(name, check);
        if (byName.putIfAbsent(name, named) != null) {
            throw new IllegalArgumentException("invariant \"%s\" exists already".formatted(name));
        }
        return named;
    }

    /// A violation on its way to the simulation, which adds what led to it.
    static final class Violated extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Violated(String name, String violation) {
            super("invariant \"%s\" is violated: %s".formatted(name, violation));
        }
    }

    private static final class Named {
        private final String name;
        private final Supplier<Optional<String>> check;
        private long checks;

        private Named(String name, Supplier<Optional<String>> check) {
            this.name = name;
            this.check = check;
        }

        private void check() {
            settle(check.get());
        }

        private void settle(Optional<String> violation) {
            checks++;
            if (violation.isPresent()) {
                throw new Violated(name, violation.get());
            }
        }
    }

    private record NamedNodeCheck(Named tally, NodeCheck check) {
        private void check(SimulatedNode<?, ?> node) {
            if (node.isUp()) {
                tally.settle(check.violation(node));
            }
        }
    }

    private static final class Periodic {
        private final Named named;
        private final long intervalNanos;
        private long nextNanos;

        private Periodic(Named named, long intervalNanos) {
            this.named = named;
            this.intervalNanos = intervalNanos;
            this.nextNanos = intervalNanos;
        }

        private void checkIfDue(long nowNanos) {
            if (nowNanos >= nextNanos) {
                nextNanos = nowNanos - nowNanos % intervalNanos + intervalNanos;
                named.check();
            }
        }
    }
}
