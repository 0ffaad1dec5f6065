package io.tombolo.testing.sim;

import io.tombolo.core.terms.Endpoint;
import io.tombolo.testing.sim.StreamEvent.Failure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Makes connections out of the network's links: handshake, order, retransmission, reset.
///
///     Hello ─▶        Data ─▶ Data ─▶        Fin ─▶        in order, each not before the one before it
///           ◀─ Welcome        ◀─ Data               ◀─ Fin
///
/// A frame that a link loses arrives later by the retransmission times that TCP would need; a frame that meets a
/// cut waits, and is tried again ever more slowly, until the cut heals or patience ends.
final class SimulatedStreams {

    /// Linux' least retransmission timeout; doubled at each further try.
    private static final long RETRANSMISSION_NANOS = 200_000_000;

    /// Between tries at a cut: at most this, so that a stream goes on soon after the cut has healed.
    private static final long SLOWEST_RETRY_NANOS = 3_200_000_000L;

    /// Losses in a row that one frame may meet: 200 ms doubled 6 times, 12.6 s in all.
    private static final int MOST_LOSSES = 6;

    private final Simulation simulation;
    private final SimulatedNetwork network;
    private final SplitMix draws = new SplitMix(0);
    private final Map<SimulatedStream, SimulatedStream> farEnds = new HashMap<>();
    private long connected;

    SimulatedStreams(Simulation simulation, SimulatedNetwork network) {
        this.simulation = simulation;
        this.network = network;
    }

    /// What travels on a stream.
    sealed interface Frame {}

    private record Hello() implements Frame {}

    private record Welcome() implements Frame {}

    record Data(Object content, int length) implements Frame {}

    record Fin() implements Frame {}

    SimulatedStream connect(SimulatedNode<?, ?> from, int boot, Endpoint to) {
        String name = "#" + ++connected + " ";
        Endpoint local = from.newLocalEndpoint();
        SimulatedStream near = new SimulatedStream(this, from, local, to, name + local + "->" + to);
        if (!from.isRunning(boot)) {
            near.vanish();
            return near;
        }
        near.belongTo(boot);
        from.record("dial", near);
        Optional<SimulatedNode<?, ?>> host = network.nodeAt(from, to.host());
        if (host.isEmpty()) {
            simulation.schedule(0, () -> fail(near, Failure.UNREACHABLE));
            return near;
        }
        SimulatedStream far = new SimulatedStream(this, host.get(), to, local, name + to + "<-" + local);
        farEnds.put(near, far);
        farEnds.put(far, near);
        carry(near, new Hello());
        return near;
    }

    void carry(SimulatedStream from, Frame frame) {
        SimulatedStream to = farEnds.get(from);
        if (to == null) {
            return;
        }
        if (!from.stuck().isEmpty()) {
            from.stuck().add(frame);
        } else if (network.isCut(from.node(), to.node())) {
            from.stuck().add(frame);
            from.stickSince(now());
            from.node().record("stuck", from);
            retryAfter(RETRANSMISSION_NANOS, from, to);
        } else {
            transmit(from, to, frame);
        }
    }

    /// Tells the far end that its stream is over, unless a cut is between.
    void sendReset(SimulatedStream from, Failure why) {
        SimulatedStream to = farEnds.get(from);
        if (to != null && !network.isCut(from.node(), to.node())) {
            long arrival = from.arrivalNanos(now() + transit(from, to));
            simulation.schedule(arrival - now(), () -> fail(to, why));
        }
    }

    private void transmit(SimulatedStream from, SimulatedStream to, Frame frame) {
        long arrival = from.arrivalNanos(now() + transit(from, to));
        simulation.schedule(arrival - now(), () -> arrive(to, frame));
    }

    private long transit(SimulatedStream from, SimulatedStream to) {
        if (from.node() == to.node()) {
            return 0;
        }
        draws.reseed(from.node().packetDraws().nextLong());
        Link link = network.link(from.node(), to.node());
        long transit = link.transitNanos(draws);
        for (int losses = 0; losses < MOST_LOSSES && draws.chance(link.loss()); losses++) {
            transit += RETRANSMISSION_NANOS << losses;
        }
        return transit;
    }

    private void retryAfter(long pauseNanos, SimulatedStream from, SimulatedStream to) {
        simulation.schedule(pauseNanos, () -> {
            if (from.isGone()) {
                return;
            }
            if (!network.isCut(from.node(), to.node())) {
                from.stuck().forEach(frame -> transmit(from, to, frame));
                from.stuck().clear();
            } else if (now() - from.stuckSinceNanos() >= SimulatedClock.nanos(network.patience())) {
                fail(from, Failure.TIMED_OUT);
            } else {
                retryAfter(Math.min(2 * pauseNanos, SLOWEST_RETRY_NANOS), from, to);
            }
        });
    }

    private void arrive(SimulatedStream at, Frame frame) {
        SimulatedNode<?, ?> node = at.node();
        if (node.isDown()) {
            silence(at);
        } else if (frame instanceof Hello) {
            node.whenUp(() -> welcome(at));
        } else if (at.boot() != node.boots()) {
            sendReset(at, Failure.RESET);
        } else {
            node.whenUp(() -> receive(at, frame));
        }
    }

    private void welcome(SimulatedStream at) {
        if (at.node().listensOn(at.local().port())) {
            at.belongTo(at.node().boots());
            carry(at, new Welcome());
            at.node().arrive(new StreamEvent.Accepted(at));
        } else {
            at.node().record("refuse", at);
            at.vanish();
            sendReset(at, Failure.REFUSED);
        }
    }

    private void receive(SimulatedStream at, Frame frame) {
        if (at.isGone() || at.boot() != at.node().boots()) {
            return;
        }
        switch (frame) {
            case Hello() -> throw new IllegalStateException("second hello on " + at);
            case Welcome() -> at.node().arrive(new StreamEvent.Opened(at));
            case Data(var content, int length) -> at.node().arrive(new StreamEvent.Received(at, content, length));
            case Fin() -> {
                at.farEndFinished();
                at.node().arrive(new StreamEvent.Finished(at));
                forgetIfGone(at);
            }
        }
    }

    /// Nobody answers for a host that is down: who sent to it gives up when patience ends.
    private void silence(SimulatedStream at) {
        SimulatedStream sender = farEnds.get(at);
        if (sender != null) {
            simulation.schedule(SimulatedClock.nanos(network.patience()), () -> fail(sender, Failure.TIMED_OUT));
        }
    }

    private void fail(SimulatedStream end, Failure why) {
        SimulatedNode<?, ?> node = end.node();
        if (!end.isGone() && node.isRunning(end.boot())) {
            end.vanish();
            node.streams().remove(end);
            node.whenUp(() -> node.arrive(new StreamEvent.Failed(end, why)));
        }
        forgetIfGone(end);
    }

    private void forgetIfGone(SimulatedStream end) {
        SimulatedStream far = farEnds.get(end);
        if (end.isGone() && far != null && far.isGone()) {
            farEnds.remove(end);
            farEnds.remove(far);
        }
    }

    private long now() {
        return simulation.clock().elapsedNanos();
    }
}
