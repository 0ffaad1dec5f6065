package io.tombolo.testing.sim.sample;

import io.tombolo.testing.sim.Link;
import io.tombolo.testing.sim.Place;
import io.tombolo.testing.sim.SimulatedNode;
import io.tombolo.testing.sim.Simulation;
import io.tombolo.testing.sim.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One run of the [DetectorScenario]: its nodes, the faults that the seed chooses, and what must hold.
final class DetectorRun {

    private static final Duration FIRST_FAULT = Duration.ofSeconds(5);
    private static final int MOST_SECONDS_BETWEEN_FAULTS = 10;
    private static final int MOST_SECONDS_OF_A_FAULT = 12;
    private static final Site DC1 = new Site("dc1");
    private static final Site DC2 = new Site("dc2");

    private final Simulation simulation;
    private final RandomGenerator faults;
    private final DetectorTiming timing;
    private final List<SimulatedNode<FailureDetector.Input, DetectorProgram>> nodes = new ArrayList<>();
    private boolean lastIsDownForGood;

    /// @param simulation an empty one
    /// @param size       how many nodes, at least 2
    DetectorRun(Simulation simulation, int size, DetectorTiming timing) {
        this.simulation = simulation;
        this.faults = simulation.random("faults");
        this.timing = timing;
        simulation.network().setLink(DC1, DC2, Link.WAN);
        simulation.network().setLink(DC2, DC1, Link.WAN);
        Map<String, Place> roster = roster(size);
        roster.forEach((name, place) ->
                nodes.add(simulation.add(name, place, host -> new DetectorProgram(host, roster, timing))));
        simulation.invariants().ofEachNode("nobody is declared dead before the suspicion is over", this::earlyObituary);
        simulation.invariants().atEnd("everybody is right about everybody", this::anyWrongOpinion);
    }

    List<SimulatedNode<FailureDetector.Input, DetectorProgram>> nodes() {
        return nodes;
    }

    /// Plans faults for so long, then the mending; how long the run has to be in all.
    Duration plan(Duration trouble) {
        planFault(FIRST_FAULT, trouble);
        simulation.after(trouble, "all is mended, but the last node stays down", this::mend);
        return trouble.plus(calm());
    }

    /// A probe of each peer, three more, and the suspicion.
    private Duration calm() {
        return timing.probeInterval().multipliedBy(nodes.size() + 3L).plus(timing.suspicion());
    }

    private static Map<String, Place> roster(int size) {
        Map<String, Place> roster = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String address = "10.0.%d.%d".formatted(i / 2 / 250, i / 2 % 250 + 1);
            roster.put("n" + (i + 1), Place.at(i % 2 == 0 ? DC1 : DC2, address));
        }
        return roster;
    }

    private void planFault(Duration at, Duration end) {
        if (at.compareTo(end) >= 0) {
            return;
        }
        Duration pause = Duration.ofSeconds(1 + faults.nextInt(MOST_SECONDS_BETWEEN_FAULTS));
        Duration length = Duration.ofSeconds(1 + faults.nextInt(MOST_SECONDS_OF_A_FAULT));
        int kind = faults.nextInt(5);
        var victim = nodes.get(faults.nextInt(nodes.size()));
        var other = nodes.get(faults.nextInt(nodes.size()));
        switch (kind) {
            case 0 -> {
                simulation.after(at, "crash " + victim, victim::crash);
                simulation.after(at.plus(length), "restart " + victim, () -> restart(victim));
            }
            case 1 -> {
                simulation.after(at, "pause " + victim, victim::pause);
                simulation.after(at.plus(length), "resume " + victim, victim::resume);
            }
            case 2 ->
                simulation.after(at, "cut " + victim + " to " + other, () -> {
                    var cut = simulation.network().cut(victim, other);
                    simulation.after(length, "heal", cut::heal);
                });
            case 3 ->
                simulation.after(at, "partition dc1 from dc2", () -> {
                    var cut = simulation.network().partition(DC1);
                    simulation.after(length, "heal", cut::heal);
                });
            default -> {
                Link bad = Link.LAN.withLoss(0.3).withDuplication(0.1).withReordering(0.2);
                simulation.after(at, "bad links", () -> simulation.network().setDefaultLink(bad));
                simulation.after(
                        at.plus(length),
                        "good links",
                        () -> simulation.network().setDefaultLink(Link.LAN));
            }
        }
        planFault(at.plus(pause), end);
    }

    private void mend() {
        lastIsDownForGood = true;
        simulation.network().heal();
        simulation.network().setDefaultLink(Link.LAN);
        simulation.network().setLink(DC1, DC2, Link.LAN);
        simulation.network().setLink(DC2, DC1, Link.LAN);
        for (var node : nodes) {
            node.resume();
            restart(node);
        }
        nodes.getLast().crash();
    }

    private void restart(SimulatedNode<FailureDetector.Input, DetectorProgram> node) {
        boolean forGood = node == nodes.getLast() && lastIsDownForGood;
        if (node.program().isEmpty() && !forGood) {
            node.restart();
        }
    }

    private Optional<String> earlyObituary(SimulatedNode<?, ?> node) {
        if (!(node.program().orElseThrow() instanceof DetectorProgram program)) {
            return Optional.empty();
        }
        Optional<String> judged = program.lastJudged();
        if (judged.isEmpty() || program.healthOf(judged.get()) != Health.DEAD) {
            return Optional.empty();
        }
        Instant now = simulation.clock().instant();
        return program.lastHeard(judged.get())
                .filter(heard -> now.isBefore(heard.plus(timing.suspicion())))
                .map(heard -> "%s declared %s dead %s after a message of it"
                        .formatted(node, judged.get(), Duration.between(heard, now)));
    }

    private Optional<String> anyWrongOpinion() {
        for (var node : nodes) {
            if (!node.isUp()) {
                continue;
            }
            for (var peer : nodes) {
                Health right = peer.isUp() ? Health.ALIVE : Health.DEAD;
                Health thought = node.program().orElseThrow().healthOf(peer.name());
                if (peer != node && thought != right) {
                    return Optional.of("%s thinks that %s is %s".formatted(node, peer, thought));
                }
            }
        }
        return Optional.empty();
    }
}
