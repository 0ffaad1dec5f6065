package io.tombolo.benchmarks.gossip;

import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.gossip.message.StreamMessage;
import io.tombolo.core.gossip.swim.Admission;
import io.tombolo.core.gossip.swim.Cargo;
import io.tombolo.core.gossip.swim.JoinTicket;
import io.tombolo.core.gossip.swim.Membership;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.gossip.swim.StreamId;
import io.tombolo.core.gossip.swim.SwimInput;
import io.tombolo.core.gossip.swim.SwimOutput;
import io.tombolo.core.gossip.swim.SwimSettings;
import io.tombolo.core.gossip.swim.SwimTimer;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A pool of shipped membership machines in virtual time, large as memory allows: everybody knows everybody from the
/// start, so that nothing but the change that is measured is told.
///
/// Packets take a millisecond and are never lost. Nodes exchange whole states when one joins, and not otherwise.
final class VirtualPool {

    private static final Duration LATENCY = Duration.ofMillis(1);

    /// Bytes of an alive message with a few tags; only how many fit into a packet depends on it.
    private static final int MESSAGE_BYTES = 100;

    private final SwimSettings settings;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<MemberName, Integer> places = new HashMap<>();
    private final Map<StreamId, Asked> streams = new HashMap<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private Instant now = Instant.EPOCH;
    private long numbers;
    private boolean seeding = true;

    private record Event(Instant at, long number, Node node, SwimInput input, long timerNumber) {}

    private record Asked(Node asker, StreamId stream) {}

    private static final class Node {

        private final Membership membership;
        private final Address address;
        private final Map<SwimTimer, Long> timers = new HashMap<>();
        private boolean up = true;

        Node(Membership membership, Address address) {
            this.membership = membership;
            this.address = address;
        }
    }

    VirtualPool(SwimSettings settings, int size) {
        this.settings = settings;
        List<PacketMessage> claims = IntStream.range(0, size)
                .<PacketMessage>mapToObj(VirtualPool::claim)
                .toList();
        IntStream.range(0, size).forEach(_ -> addNode());
        nodes.parallelStream().forEach(node -> seed(node, claims));
        seeding = false;
        nodes.forEach(node -> wakeSoon(node, new SwimTimer.ProbeTick()));
    }

    private Node addNode() {
        Alive claim = claim(nodes.size());
        var node = new Node(
                new Membership(
                        settings,
                        claim,
                        new SplittableRandom(nodes.size()),
                        _ -> seeding ? 0 : MESSAGE_BYTES,
                        Cargo.nothing(),
                        Admission.everybody()),
                claim.address());
        places.put(claim.node(), nodes.size());
        nodes.add(node);
        return node;
    }

    /// Tells a node of all others, and lets it tell them on to nobody until it has nothing left to tell.
    private void seed(Node node, List<PacketMessage> claims) {
        node.membership.step(now, new SwimInput.Start());
        node.membership.step(now, new SwimInput.PacketHeard(node.address, now, claims));
        var tick = new SwimInput.Woken(new SwimTimer.GossipTick());
        boolean more = true;
        while (more) {
            more = node.membership.step(now, tick).stream()
                    .anyMatch(output ->
                            output instanceof SwimOutput.WakeAt wake && wake.timer() instanceof SwimTimer.GossipTick);
        }
    }

    /// The first probes are spread over the interval, as they are between nodes that started at their own times.
    private void wakeSoon(Node node, SwimTimer timer) {
        long phase = new SplittableRandom(places.size() + numbers)
                .nextLong(settings.probeInterval().toNanos());
        arm(node, timer, now.plusNanos(phase));
    }

    /// Lets a new node join through the first one.
    MemberName join() {
        Node node = addNode();
        perform(node, node.membership.step(now, new SwimInput.Start()));
        var ticket = new JoinTicket(1);
        perform(node, node.membership.step(now, new SwimInput.JoinPool(ticket, List.of(peer(0)))));
        return node.membership.self().name();
    }

    /// Gives a node a new meta.
    MemberName update(int place) {
        Node node = nodes.get(place);
        perform(node, node.membership.step(now, new SwimInput.UpdateMeta(Bytes.ofText("new"), Duration.ofMinutes(1))));
        return node.membership.self().name();
    }

    /// Stops a node without a word.
    MemberName crash(int place) {
        Node node = nodes.get(place);
        node.up = false;
        return node.membership.self().name();
    }

    /// How long it takes until all nodes that are up hold a member for what is asked; empty time is an error.
    Duration until(MemberName member, Predicate<NodeState> held, Duration limit) {
        Instant from = now;
        if (!run(() -> allHold(member, held), limit)) {
            throw new IllegalStateException("not all know of %s after %s".formatted(member, limit));
        }
        return Duration.between(from, now);
    }

    /// Lets time pass.
    void rest(Duration time) {
        Instant end = now.plus(time);
        run(() -> false, time);
        now = end;
    }

    private boolean allHold(MemberName member, Predicate<NodeState> held) {
        for (Node node : nodes) {
            if (node.up && node.membership.member(member).filter(held).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /// Looks every 10 ms of virtual time.
    private boolean run(BooleanSupplier reached, Duration limit) {
        Instant end = now.plus(limit);
        Instant look = now;
        while (true) {
            Event next = events.peek();
            if (next == null || next.at().isAfter(look)) {
                now = look;
                if (reached.getAsBoolean()) {
                    return true;
                }
                if (!look.isBefore(end)) {
                    return false;
                }
                look = look.plusMillis(10);
            } else {
                step(events.remove());
            }
        }
    }

    private void step(Event event) {
        now = event.at();
        Node node = event.node();
        boolean stale = event.input() instanceof SwimInput.Woken woken
                && !Long.valueOf(event.timerNumber()).equals(node.timers.get(woken.timer()));
        if (node.up && !stale) {
            if (event.input() instanceof SwimInput.Woken woken) {
                node.timers.remove(woken.timer());
            }
            perform(node, node.membership.step(now, event.input()));
        }
    }

    private void perform(Node node, List<SwimOutput> outputs) {
        for (SwimOutput output : outputs) {
            switch (output) {
                case SwimOutput.Send send ->
                    give(send.to(), new SwimInput.PacketHeard(node.address, now.plus(LATENCY), send.messages()));
                case SwimOutput.WakeAt wake -> arm(node, wake.timer(), wake.at());
                case SwimOutput.OpenPushPull open ->
                    give(
                            open.to(),
                            new SwimInput.PushPullAsked(asked(node, open.stream()), node.address, open.state()));
                case SwimOutput.OpenPing open ->
                    give(open.to(), new SwimInput.StreamPingAsked(asked(node, open.stream()), open.ping()));
                case SwimOutput.AnswerStream answer -> answered(answer.stream(), answer.answer());
                case SwimOutput.CloseStream close -> streams.remove(close.stream());
                case SwimOutput.Announce _, SwimOutput.Deliver _, SwimOutput.DeliverState _ -> {}
            }
        }
    }

    private StreamId asked(Node asker, StreamId stream) {
        var id = new StreamId(1_000_000_000L + ++numbers);
        streams.put(id, new Asked(asker, stream));
        return id;
    }

    private void answered(StreamId stream, StreamMessage answer) {
        Asked asked = streams.remove(stream);
        if (asked == null) {
            throw new IllegalStateException("nobody asked on stream " + stream);
        }
        switch (answer) {
            case PushPull state -> give(asked.asker(), new SwimInput.PushPullAnswered(asked.stream(), state));
            case Ack ack -> give(asked.asker(), new SwimInput.StreamPingAnswered(asked.stream(), ack));
            default -> throw new IllegalStateException("not an answer: " + answer);
        }
    }

    private void give(Peer to, SwimInput input) {
        Integer place = places.get(to.name());
        if (place != null) {
            give(nodes.get(place), input);
        }
    }

    private void give(Node node, SwimInput input) {
        events.add(new Event(now.plus(LATENCY), ++numbers, node, input, 0));
    }

    private void arm(Node node, SwimTimer timer, Instant at) {
        long number = ++numbers;
        node.timers.put(timer, number);
        events.add(new Event(at, number, node, new SwimInput.Woken(timer), number));
    }

    private Peer peer(int place) {
        Alive claim = claim(place);
        return new Peer(claim.node(), claim.address());
    }

    private static Alive claim(int place) {
        Address address = Address.parse("10.%d.%d.%d:7946".formatted(place / 65_536, place / 256 % 256, place % 256))
                .orElseThrow();
        return new Alive(
                Incarnation.FIRST, new MemberName("n" + place), address, Bytes.ofText("tags"), ProtocolVersions.CONSUL);
    }
}
