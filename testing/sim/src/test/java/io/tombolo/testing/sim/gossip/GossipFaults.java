package io.tombolo.testing.sim.gossip;

import io.tombolo.core.gossip.serf.SerfInput;
import io.tombolo.testing.sim.Cut;
import io.tombolo.testing.sim.Link;
import io.tombolo.testing.sim.SimulatedNode;
import io.tombolo.testing.sim.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// A minute of trouble that the seed chooses, then the mending, a leave, and the calm after it.
final class GossipFaults {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration END = Duration.ofSeconds(90);
    private static final Duration DEAF = Duration.ofSeconds(25);
    private static final Duration PAUSE = Duration.ofSeconds(15);
    /// Two push/pulls, for whom gossip passed over, and the leaving itself.
    private static final Duration LAST_WORD = Duration.ofSeconds(75);

    private static final Duration REST = Duration.ofSeconds(30);

    private final Simulation simulation;
    private final GossipPool pool;
    private final RandomGenerator random;

    GossipFaults(Simulation simulation, GossipPool pool) {
        this.simulation = simulation;
        this.pool = pool;
        this.random = simulation.random("faults");
    }

    /// Plans everything; how long the run has to be.
    Duration plan() {
        Duration at = FIRST;
        deafen(at, anyNode());
        while (at.compareTo(END) < 0) {
            fault(at, Duration.ofSeconds(2 + random.nextInt(25)));
            at = at.plusSeconds(3 + random.nextInt(12));
        }
        Duration mended = END.plus(DEAF);
        simulation.after(mended, "all is mended", this::mend);
        Duration agreed = mended.plus(pool.burialBound()).plus(REST);
        var sleeper = pool.nodes().getFirst();
        simulation.after(agreed, "one sleeps", sleeper::pause);
        simulation.after(agreed.plus(PAUSE), "and wakes", () -> pool.comeBack(sleeper));
        Duration awake = agreed.plus(PAUSE).plus(REST);
        simulation.after(awake, "one leaves", () -> pool.leave(pool.nodes().getLast()));
        return awake.plus(LAST_WORD);
    }

    private void fault(Duration at, Duration length) {
        var victim = anyNode();
        var other = anyNode();
        switch (random.nextInt(6)) {
            case 0 -> {
                simulation.after(at, "crash " + victim, victim::crash);
                simulation.after(at.plus(length), "restart " + victim, () -> restart(victim));
            }
            case 1 -> {
                simulation.after(at, "pause " + victim, victim::pause);
                simulation.after(at.plus(length), "resume " + victim, victim::resume);
            }
            case 2 -> cutFor(at, length, () -> simulation.network().cut(victim, other));
            case 3 -> {
                List<SimulatedNode<SerfInput, GossipProgram>> side =
                        pool.nodes().subList(0, 1 + random.nextInt(pool.nodes().size() - 1));
                cutFor(at, length, () -> simulation.network().partition(side));
            }
            case 4 -> {
                Link bad = Link.LAN
                        .withDelay(Duration.ofMillis(20), Duration.ofMillis(200))
                        .withLoss(0.05 + random.nextDouble() * 0.25)
                        .withDuplication(0.1)
                        .withReordering(0.2);
                simulation.after(at, "bad links", () -> simulation.network().setDefaultLink(bad));
                simulation.after(
                        at.plus(length),
                        "good links",
                        () -> simulation.network().setDefaultLink(Link.LAN));
            }
            default -> deafen(at, victim);
        }
    }

    /// The node can send, and hears nothing.
    private void deafen(Duration at, SimulatedNode<SerfInput, GossipProgram> victim) {
        simulation.after(at, "deafen " + victim, () -> {
            Cut cut = simulation.network().cut(pool.nodes(), List.of(victim));
            pool.deafen(victim);
            simulation.after(DEAF, "undeafen " + victim, () -> {
                pool.undeafen(victim);
                cut.heal();
            });
        });
    }

    private void cutFor(Duration at, Duration length, Supplier<Cut> cut) {
        simulation.after(at, "cut", () -> {
            Cut made = cut.get();
            simulation.after(length, "heal", made::heal);
        });
    }

    private void mend() {
        simulation.network().heal();
        simulation.network().setDefaultLink(Link.LAN);
        for (var node : pool.nodes()) {
            node.resume();
            restart(node);
        }
        pool.calm();
    }

    private static void restart(SimulatedNode<SerfInput, GossipProgram> node) {
        if (!node.isUp() && node.program().isEmpty()) {
            node.restart();
        }
    }

    private SimulatedNode<SerfInput, GossipProgram> anyNode() {
        return pool.nodes().get(random.nextInt(pool.nodes().size()));
    }
}
