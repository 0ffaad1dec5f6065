package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Dead;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.Suspect;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// One membership under test, with its timers and a clock that only moves when told to.
final class Subject {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /// Every message counts 100 bytes, so that 13 fit a packet.
    private static final PacketSizes SIZES = message -> 100;

    private final Membership membership;
    private final Map<SwimTimer, Instant> timers = new HashMap<>();
    private final List<SwimOutput> seen = new ArrayList<>();
    private Instant now = NOON;

    private Subject(Membership membership) {
        this.membership = membership;
        step(new SwimInput.Start());
        seen.clear();
    }

    static Subject withSettings(SwimSettings settings) {
        return with(settings, Cargo.nothing(), Admission.everybody());
    }

    static Subject with(SwimSettings settings, Cargo cargo, Admission admission) {
        return new Subject(
                new Membership(settings, alive("self", 1), new SplittableRandom(7), SIZES, cargo, admission));
    }

    /// A node named `self` on the LAN that knows the others to be alive with incarnation 5.
    static Subject knowing(String... others) {
        Subject subject = withSettings(SwimSettings.lan());
        for (String other : others) {
            subject.hear(alive(other, 5));
        }
        subject.seen.clear();
        return subject;
    }

    static MemberName name(String name) {
        return new MemberName(name);
    }

    /// Each name has its own address, always the same.
    static Address address(String name) {
        int host = Math.floorMod(name.hashCode(), 250) + 1;
        return new Address(Bytes.wrap(new byte[] {10, 0, (byte) name.length(), (byte) host}), 7946);
    }

    static Peer peer(String name) {
        return new Peer(name(name), address(name));
    }

    static Alive alive(String name, long incarnation) {
        return alive(name, incarnation, address(name), Bytes.EMPTY);
    }

    static Alive alive(String name, long incarnation, Address address, Bytes meta) {
        return new Alive(new Incarnation(incarnation), name(name), address, meta, ProtocolVersions.CONSUL);
    }

    static Suspect suspect(String name, long incarnation, String from) {
        return new Suspect(new Incarnation(incarnation), name(name), name(from));
    }

    static Dead dead(String name, long incarnation, String from) {
        return new Dead(new Incarnation(incarnation), name(name), name(from));
    }

    static NodeState state(String name, long incarnation, MemberState state) {
        return new NodeState(
                name(name), address(name), Bytes.EMPTY, new Incarnation(incarnation), state, ProtocolVersions.CONSUL);
    }

    Membership membership() {
        return membership;
    }

    Instant now() {
        return now;
    }

    List<SwimOutput> step(SwimInput input) {
        List<SwimOutput> outputs = membership.step(now, input);
        for (SwimOutput output : outputs) {
            if (output instanceof SwimOutput.WakeAt wake) {
                timers.put(wake.timer(), wake.at());
            }
        }
        seen.addAll(outputs);
        return outputs;
    }

    List<SwimOutput> hear(PacketMessage... messages) {
        return hearFrom(address("someone"), messages);
    }

    List<SwimOutput> hearFrom(Address from, PacketMessage... messages) {
        return step(new SwimInput.PacketHeard(from, now, List.of(messages)));
    }

    /// Lets time pass; answers everything that was put out meanwhile.
    List<SwimOutput> pass(Duration duration) {
        return passFiring(duration, SwimTimer.class);
    }

    /// The same with timers of one kind alone; the others are overdue afterwards.
    List<SwimOutput> passFiring(Duration duration, Class<? extends SwimTimer> kind) {
        int before = seen.size();
        Instant until = now.plus(duration);
        Optional<SwimTimer> due = firstDue(until, kind);
        while (due.isPresent()) {
            fire(due.get());
            due = firstDue(until, kind);
        }
        now = until;
        return List.copyOf(seen.subList(before, seen.size()));
    }

    /// Lets time pass until the next probe begins; answers its ping.
    Ping passUntilPing() {
        for (int i = 0; i < 1_000; i++) {
            int before = seen.size();
            fire(firstDue(Instant.MAX, SwimTimer.class).orElseThrow());
            Optional<Ping> ping = seen.subList(before, seen.size()).stream()
                    .flatMap(output -> output instanceof SwimOutput.Send send
                            ? send.messages().stream()
                            : java.util.stream.Stream.of())
                    .filter(Ping.class::isInstance)
                    .map(Ping.class::cast)
                    .findFirst();
            if (ping.isPresent()) {
                return ping.get();
            }
        }
        throw new IllegalStateException("no ping was sent");
    }

    /// Everything put out since the subject was made, or [#forget] was called.
    List<SwimOutput> seen() {
        return seen;
    }

    void forget() {
        seen.clear();
    }

    List<SwimEvent> events() {
        return events(seen);
    }

    static List<SwimEvent> events(List<SwimOutput> outputs) {
        return outputs.stream()
                .filter(SwimOutput.Announce.class::isInstance)
                .map(output -> ((SwimOutput.Announce) output).event())
                .toList();
    }

    static List<SwimOutput.Send> sends(List<SwimOutput> outputs) {
        return outputs.stream()
                .filter(SwimOutput.Send.class::isInstance)
                .map(SwimOutput.Send.class::cast)
                .toList();
    }

    static List<PacketMessage> messages(List<SwimOutput> outputs) {
        return sends(outputs).stream().flatMap(send -> send.messages().stream()).toList();
    }

    MemberState stateOf(String name) {
        return membership.member(name(name)).orElseThrow().state();
    }

    long incarnationOf(String name) {
        return membership.member(name(name)).orElseThrow().incarnation().number();
    }

    private void fire(SwimTimer timer) {
        Instant at = timers.remove(timer);
        if (at != null && at.isAfter(now)) {
            now = at;
        }
        step(new SwimInput.Woken(timer));
    }

    private Optional<SwimTimer> firstDue(Instant until, Class<? extends SwimTimer> kind) {
        return timers.entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getKey()))
                .filter(entry -> !entry.getValue().isAfter(until))
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }
}
