package io.tombolo.testing.sim.gossip;

import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.message.MemberStatus;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.serf.SerfInput;
import io.tombolo.core.gossip.serf.SerfMember;
import io.tombolo.core.gossip.serf.SerfSettings;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.gossip.swim.Scaling;
import io.tombolo.core.gossip.swim.SwimSettings;
import io.tombolo.testing.sim.Place;
import io.tombolo.testing.sim.SimulatedNode;
import io.tombolo.testing.sim.Simulation;
import io.tombolo.testing.sim.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A pool of simulated nodes, and what must hold of it.
final class GossipPool {

    private static final Site LAN = new Site("lan");
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Simulation simulation;
    private final SwimSettings swim = SwimSettings.lan();
    private final SerfSettings settings = SerfSettings.library();
    private final GossipProgram.AddressBook addresses = new GossipProgram.AddressBook();
    private final List<SimulatedNode<SerfInput, GossipProgram>> nodes = new ArrayList<>();
    private final Map<View, Incarnation> incarnations = new HashMap<>();
    private final Map<View, Duration> buriedSince = new HashMap<>();
    private final Set<View> seenLeft = new HashSet<>();
    private final Map<String, Deafness> deaf = new HashMap<>();
    private final List<SimulatedNode<SerfInput, GossipProgram>> left = new ArrayList<>();
    private final Map<SimulatedNode<SerfInput, GossipProgram>, Duration> believedBy = new HashMap<>();
    private Optional<Duration> calmSince = Optional.empty();

    GossipPool(Simulation simulation, int size, PlantedBug bug) {
        this.simulation = simulation;
        for (int i = 0; i < size; i++) {
            addresses.add(name(i), ip(i));
        }
        for (int i = 0; i < size; i++) {
            List<Peer> contacts = contacts(i, size);
            nodes.add(simulation.add(
                    name(i),
                    Place.at(LAN, ip(i)),
                    host -> new GossipProgram(host, swim, settings, contacts, addresses, bug)));
        }
    }

    List<SimulatedNode<SerfInput, GossipProgram>> nodes() {
        return nodes;
    }

    SwimSettings swim() {
        return swim;
    }

    /// The longest that a live member may stay buried once all is mended.
    ///
    /// A death that is on its way still has to come (the longest suspicion); then somebody tries the failed again,
    /// which the smaller side of a partition does at every beat: one to learn of the own death, one more to bring
    /// the refutation, and a third if the first two met at the wrong member; then the news has to get around, at
    /// the latest by a push/pull.
    Duration burialBound() {
        Duration suspicion = Scaling.suspicionMinimum(swim.suspicionMultiplier(), nodes.size(), swim.probeInterval())
                .multipliedBy(swim.suspicionMaxMultiplier());
        return suspicion
                .plus(settings.reconnectInterval().multipliedBy(3))
                .plus(Scaling.pushPullInterval(swim.pushPullInterval(), nodes.size()));
    }

    /// How many probes may fail in a row in so much time: each failure without any answer makes the next one last
    /// an interval longer, up to the eightfold; one more may have been under way.
    static int failuresWithin(Duration time, SwimSettings swim) {
        int failures = 1;
        Duration spent = Duration.ZERO;
        while (true) {
            int stretch = Math.min(failures, swim.awarenessMaxMultiplier());
            spent = spent.plus(swim.probeInterval().multipliedBy(stretch));
            if (spent.compareTo(time) > 0) {
                return failures;
            }
            failures++;
        }
    }

    void watchIncarnations() {
        simulation.invariants().every(LOOK, "incarnations never fall", this::fallenIncarnation);
    }

    void watchBurials() {
        simulation.invariants().every(LOOK, "no live member is buried for longer than the bound", this::buriedAlive);
    }

    void watchTheDeaf() {
        simulation.invariants().every(LOOK, "who hears nothing accuses ever more slowly", this::hastyAccuser);
    }

    void watchTheLeft() {
        simulation.invariants().every(LOOK, "who has left stays left", this::resurrected);
    }

    void watchTheReturned() {
        simulation.invariants().every(LOOK, "who comes back refutes within the shortest suspicion", this::notBelieved);
    }

    void expectAgreement() {
        simulation.invariants().atEnd("everybody is right about everybody", this::wrongOpinion);
        simulation.invariants().atEnd("who was told to leave has left", this::lingerer);
    }

    /// From here on no fault is added, and those that there were are mended.
    void calm() {
        calmSince = Optional.of(simulation.clock().elapsed());
    }

    void deafen(SimulatedNode<SerfInput, GossipProgram> victim) {
        victim.program()
                .ifPresent(program -> deaf.put(
                        victim.name(), new Deafness(program, simulation.clock().elapsed(), program.failedProbes())));
    }

    void undeafen(SimulatedNode<SerfInput, GossipProgram> victim) {
        deaf.remove(victim.name());
    }

    /// Ends a pause while all else is well: the node is accused or buried, hears of it at once, and refutes.
    void comeBack(SimulatedNode<SerfInput, GossipProgram> node) {
        node.resume();
        Duration bound = Scaling.suspicionMinimum(swim.suspicionMultiplier(), nodes.size(), swim.probeInterval());
        believedBy.put(node, simulation.clock().elapsed().plus(bound));
    }

    void leave(SimulatedNode<SerfInput, GossipProgram> node) {
        left.add(node);
        node.give(new SerfInput.Leave());
    }

    Optional<String> wrongOpinion() {
        for (var observer : running()) {
            GossipProgram program = observer.program().orElseThrow();
            for (var subject : nodes) {
                Optional<MemberStatus> seen =
                        program.serf().member(new MemberName(subject.name())).map(SerfMember::status);
                boolean right = switch (seen.orElse(MemberStatus.NONE)) {
                    case ALIVE -> isStaying(subject);
                    case LEFT -> left.contains(subject);
                    case FAILED -> !isStaying(subject) && !left.contains(subject);
                    case LEAVING -> false;
                    case NONE -> !subject.isUp();
                };
                if (!right) {
                    return Optional.of("%s holds %s for %s, which is %s"
                            .formatted(
                                    observer.name(),
                                    subject.name(),
                                    seen,
                                    left.contains(subject) ? "gone for good" : subject.isUp() ? "up" : "down"));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> fallenIncarnation() {
        for (var observer : nodes) {
            if (!observer.isUp()) {
                incarnations.keySet().removeIf(view -> view.observer.equals(observer.name()));
                continue;
            }
            GossipProgram program = observer.program().orElseThrow();
            for (var subject : nodes) {
                View view = new View(observer.name(), subject.name());
                Optional<NodeState> seen = program.serf().membership().member(new MemberName(subject.name()));
                if (seen.isEmpty()) {
                    incarnations.remove(view);
                    continue;
                }
                Incarnation before = incarnations.put(view, seen.get().incarnation());
                if (before != null && seen.get().incarnation().isBelow(before)) {
                    return Optional.of("%s saw incarnation %s of %s after %s"
                            .formatted(view.observer, seen.get().incarnation(), view.subject, before));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> buriedAlive() {
        if (calmSince.isEmpty()) {
            return Optional.empty();
        }
        Duration now = simulation.clock().elapsed();
        for (var observer : running()) {
            GossipProgram program = observer.program().orElseThrow();
            for (var subject : running()) {
                View view = new View(observer.name(), subject.name());
                boolean buried = program.serf()
                        .membership()
                        .member(new MemberName(subject.name()))
                        .filter(seen -> seen.state() == MemberState.ALIVE || seen.state() == MemberState.SUSPECT)
                        .isEmpty();
                if (!buried) {
                    buriedSince.remove(view);
                    continue;
                }
                Duration since = buriedSince.computeIfAbsent(view, first -> now);
                if (now.minus(since).compareTo(burialBound()) > 0) {
                    return Optional.of(
                            "%s is up, and buried at %s since %s".formatted(subject.name(), observer.name(), since));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> notBelieved() {
        Duration now = simulation.clock().elapsed();
        for (var node : nodes) {
            Duration due = believedBy.get(node);
            if (due == null || now.compareTo(due) < 0) {
                continue;
            }
            believedBy.remove(node);
            for (var observer : running()) {
                Optional<MemberState> seen = observer.program()
                        .orElseThrow()
                        .serf()
                        .membership()
                        .member(new MemberName(node.name()))
                        .map(NodeState::state);
                if (seen.filter(MemberState.ALIVE::equals).isEmpty()) {
                    return Optional.of(
                            "%s is back, and %s holds it for %s".formatted(node.name(), observer.name(), seen));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> hastyAccuser() {
        Duration now = simulation.clock().elapsed();
        for (var node : nodes) {
            Deafness deafness = deaf.get(node.name());
            if (deafness == null
                    || node.program().filter(deafness.program::equals).isEmpty()) {
                continue;
            }
            int failures = deafness.program.failedProbes() - deafness.failedBefore;
            int allowed = failuresWithin(now.minus(deafness.since), swim) + 1;
            if (failures > allowed) {
                return Optional.of("%s has heard nothing since %s, and %d of its probes failed, where %d may"
                        .formatted(node.name(), deafness.since, failures, allowed));
            }
        }
        return Optional.empty();
    }

    private Optional<String> lingerer() {
        return left.stream()
                .filter(node -> node.program().filter(GossipProgram::hasLeft).isEmpty())
                .map(node -> "%s was told to leave, and has not".formatted(node.name()))
                .findFirst();
    }

    /// Gossip may pass a node over, which then holds the leaver for failed until its next push/pull; but who has
    /// once seen it left never changes its mind.
    private Optional<String> resurrected() {
        for (var subject : left) {
            for (var observer : running()) {
                View view = new View(observer.name(), subject.name());
                Optional<MemberStatus> seen = observer.program()
                        .orElseThrow()
                        .serf()
                        .member(new MemberName(subject.name()))
                        .map(SerfMember::status);
                if (seen.filter(MemberStatus.LEFT::equals).isPresent()) {
                    seenLeft.add(view);
                } else if (seenLeft.contains(view)) {
                    return Optional.of(
                            "%s has left, and %s holds it for %s".formatted(subject.name(), observer.name(), seen));
                }
            }
        }
        return Optional.empty();
    }

    private List<SimulatedNode<SerfInput, GossipProgram>> running() {
        return nodes.stream().filter(this::isStaying).toList();
    }

    private boolean isStaying(SimulatedNode<SerfInput, GossipProgram> node) {
        return node.isUp() && !left.contains(node);
    }

    private List<Peer> contacts(int index, int size) {
        List<Peer> contacts = new ArrayList<>();
        for (int i = 0; i < Math.min(3, size); i++) {
            if (i != index) {
                contacts.add(addresses.peer(name(i)));
            }
        }
        return contacts;
    }

    private static String name(int index) {
        return "n" + index;
    }

    private static String ip(int index) {
        return "10.0.%d.%d".formatted(index / 250, index % 250 + 1);
    }

    private record View(String observer, String subject) {}

    private record Deafness(GossipProgram program, Duration since, int failedBefore) {}
}
