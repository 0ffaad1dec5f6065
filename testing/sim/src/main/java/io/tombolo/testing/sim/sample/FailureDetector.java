package io.tombolo.testing.sim.sample;

import io.tombolo.core.terms.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Probes its peers in turn, suspects who does not answer, and declares dead who stays silent.
///
/// Any message of a peer proves it alive, also of a dead one. The order of probes is drawn once.
final class FailureDetector implements Machine<FailureDetector.Input, FailureDetector.Output> {

    private final String self;
    private final DetectorTiming timing;
    private final List<String> peers;
    private final Map<String, Health> health = new HashMap<>();
    private int nextPeer;
    private long sequence;

    FailureDetector(String self, List<String> peers, DetectorTiming timing, RandomGenerator random) {
        this.self = self;
        this.timing = timing;
        this.peers = shuffled(peers, random);
    }

    /// What can happen to a detector.
    sealed interface Input {}

    /// It begins.
    record Started() implements Input {}

    /// A message arrived.
    record Heard(Message message) implements Input {}

    /// It is time for the next probe.
    record ProbeDue() implements Input {}

    /// No answer came in time.
    record AckOverdue(String peer, long sequence) implements Input {}

    /// The suspicion is over.
    record SuspicionOver(String peer) implements Input {}

    /// What a detector asks for.
    sealed interface Output {}

    /// Send a message to a peer.
    record Send(String to, Message message) implements Output {}

    /// Give `then` to the detector at a time. Another wake-up of the same timer replaces it.
    record WakeAt(Timer timer, Instant at, Input then) implements Output {}

    /// Forget a timer.
    record Disarm(Timer timer) implements Output {}

    /// Tell everybody what is thought of a peer now.
    record Announce(String peer, Health health) implements Output {}

    /// The timers of a detector.
    sealed interface Timer {}

    /// For the next probe.
    record ProbeTimer() implements Timer {}

    /// For the answer to the probe at hand.
    record AckTimer() implements Timer {}

    /// For the end of the suspicion of a peer.
    record SuspicionTimer(String peer) implements Timer {}

    @Override
    public List<Output> step(Instant now, Input input) {
        return switch (input) {
            case Started() -> List.of(wakeForProbe(now));
            case ProbeDue() -> probe(now);
            case Heard(Message.Ping(var from, long asked)) -> answer(from, asked);
            case Heard(Message.Ack(var from, long answered)) -> accept(from, answered);
            case AckOverdue(var peer, var _) -> suspect(now, peer);
            case SuspicionOver(var peer) -> change(peer, Health.DEAD);
        };
    }

    private List<Output> probe(Instant now) {
        String peer = peers.get(nextPeer);
        nextPeer = (nextPeer + 1) % peers.size();
        sequence++;
        return List.of(
                wakeForProbe(now),
                new WakeAt(new AckTimer(), now.plus(timing.ackTimeout()), new AckOverdue(peer, sequence)),
                new Send(peer, new Message.Ping(self, sequence)));
    }

    private List<Output> answer(String from, long asked) {
        List<Output> outputs = new ArrayList<>(clear(from));
        outputs.add(new Send(from, new Message.Ack(self, asked)));
        return outputs;
    }

    private List<Output> accept(String from, long answered) {
        List<Output> outputs = new ArrayList<>(clear(from));
        if (answered == sequence) {
            outputs.add(new Disarm(new AckTimer()));
        }
        return outputs;
    }

    private List<Output> suspect(Instant now, String peer) {
        if (healthOf(peer) != Health.ALIVE) {
            return List.of();
        }
        List<Output> outputs = new ArrayList<>(change(peer, Health.SUSPECT));
        outputs.add(new WakeAt(new SuspicionTimer(peer), now.plus(timing.suspicion()), new SuspicionOver(peer)));
        return outputs;
    }

    private List<Output> clear(String peer) {
        if (healthOf(peer) == Health.ALIVE) {
            return List.of();
        }
        List<Output> outputs = new ArrayList<>(change(peer, Health.ALIVE));
        outputs.add(new Disarm(new SuspicionTimer(peer)));
        return outputs;
    }

    private List<Output> change(String peer, Health to) {
        health.put(peer, to);
        return List.of(new Announce(peer, to));
    }

    private Health healthOf(String peer) {
        return health.getOrDefault(peer, Health.ALIVE);
    }

    private WakeAt wakeForProbe(Instant now) {
        return new WakeAt(new ProbeTimer(), now.plus(timing.probeInterval()), new ProbeDue());
    }

    private static List<String> shuffled(List<String> peers, RandomGenerator random) {
        List<String> order = new ArrayList<>(peers);
        for (int last = order.size() - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            String swapped = order.set(last, order.get(other));
            order.set(other, swapped);
        }
        return List.copyOf(order);
    }
}
