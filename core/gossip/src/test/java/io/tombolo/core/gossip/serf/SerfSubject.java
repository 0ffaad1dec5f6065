package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.codec.Decoded;
import io.tombolo.core.gossip.codec.SerfCodec;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Dead;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberStatus;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.SerfMessage;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.gossip.swim.SwimInput;
import io.tombolo.core.gossip.swim.SwimOutput;
import io.tombolo.core.gossip.swim.SwimSettings;
import io.tombolo.core.gossip.swim.SwimTimer;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// One serf machine under test, with its timers and a clock that only moves when told to. Probes are left out.
final class SerfSubject {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final SerfMachine machine;
    private final Map<Object, Instant> timers = new HashMap<>();
    private final List<SerfOutput> seen = new ArrayList<>();
    private Instant now = NOON;

    private SerfSubject(SerfMachine machine) {
        this.machine = machine;
        step(new SerfInput.Swim(new SwimInput.Start()));
    }

    static SerfSubject with(SerfSettings settings, SerfMachine.Environment environment) {
        var identity = new SerfIdentity(peer("self"), Tags.of(Map.of("role", "web")), ProtocolVersions.CONSUL);
        return new SerfSubject(new SerfMachine(
                settings, SwimSettings.lan(), identity, new SplittableRandom(7), message -> 100, environment));
    }

    static SerfSubject knowing(String... others) {
        SerfSubject subject = with(SerfSettings.library(), SerfMachine.Environment.PLAIN);
        subject.meet(others);
        subject.forget();
        return subject;
    }

    static MemberName name(String name) {
        return new MemberName(name);
    }

    static LamportTime time(long value) {
        return new LamportTime(value);
    }

    static Address address(String name) {
        int host = Math.floorMod(name.hashCode(), 250) + 1;
        return new Address(Bytes.wrap(new byte[] {10, 0, (byte) name.length(), (byte) host}), 7946);
    }

    static Peer peer(String name) {
        return new Peer(name(name), address(name));
    }

    static Alive alive(String name, long incarnation) {
        return new Alive(new Incarnation(incarnation), name(name), address(name), Bytes.EMPTY, ProtocolVersions.CONSUL);
    }

    SerfMachine machine() {
        return machine;
    }

    Instant now() {
        return now;
    }

    void meet(String... others) {
        for (String other : others) {
            hear(alive(other, 1));
        }
    }

    void fail(String name) {
        hear(new Dead(new Incarnation(9), name(name), name("accuser")));
    }

    void sayGoodbye(String name) {
        hear(new Dead(new Incarnation(9), name(name), name(name)));
    }

    List<SerfOutput> step(SerfInput input) {
        List<SerfOutput> outputs = machine.step(now, input);
        for (SerfOutput output : outputs) {
            if (output instanceof SerfOutput.WakeAt wake) {
                timers.put(wake.timer(), wake.at());
            }
            if (output instanceof SerfOutput.Swim swim && swim.output() instanceof SwimOutput.WakeAt wake) {
                if (wake.timer() instanceof SwimTimer.GossipTick || wake.timer() instanceof SwimTimer.SpreadTimeout) {
                    timers.put(wake.timer(), wake.at());
                }
            }
        }
        seen.addAll(outputs);
        return outputs;
    }

    List<SerfOutput> hear(PacketMessage... messages) {
        return step(new SerfInput.Swim(new SwimInput.PacketHeard(address("someone"), now, List.of(messages))));
    }

    List<SerfOutput> hear(SerfMessage message) {
        return hear(new UserMessage(SerfCodec.encode(message)));
    }

    List<SerfOutput> pass(Duration duration) {
        int before = seen.size();
        Instant until = now.plus(duration);
        Optional<Object> due = firstDue(until);
        while (due.isPresent()) {
            Instant at = timers.remove(due.get());
            if (at != null && at.isAfter(now)) {
                now = at;
            }
            step(
                    due.get() instanceof SerfTimer timer
                            ? new SerfInput.Woken(timer)
                            : new SerfInput.Swim(new SwimInput.Woken((SwimTimer) due.get())));
            due = firstDue(until);
        }
        now = until;
        return List.copyOf(seen.subList(before, seen.size()));
    }

    List<SerfOutput> seen() {
        return seen;
    }

    void forget() {
        seen.clear();
    }

    /// Sends away all broadcasts.
    void drain() {
        pass(Duration.ofSeconds(20));
        forget();
    }

    MemberStatus statusOf(String name) {
        return machine.member(name(name)).map(SerfMember::status).orElse(MemberStatus.NONE);
    }

    List<SerfEvent> events() {
        return events(seen);
    }

    static List<SerfEvent> events(List<SerfOutput> outputs) {
        return outputs.stream()
                .filter(SerfOutput.Announce.class::isInstance)
                .map(output -> ((SerfOutput.Announce) output).event())
                .toList();
    }

    static <T extends SerfEvent> List<T> events(List<SerfOutput> outputs, Class<T> kind) {
        return events(outputs).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static List<SerfEvent.Change> changes(List<SerfOutput> outputs) {
        return events(outputs, SerfEvent.MembersChanged.class).stream()
                .map(SerfEvent.MembersChanged::change)
                .toList();
    }

    static List<SwimOutput.Send> sends(List<SerfOutput> outputs) {
        return outputs.stream()
                .filter(output -> output instanceof SerfOutput.Swim swim && swim.output() instanceof SwimOutput.Send)
                .map(output -> (SwimOutput.Send) ((SerfOutput.Swim) output).output())
                .toList();
    }

    /// The serf messages that were sent, with the receiver.
    static List<Sent> sent(List<SerfOutput> outputs) {
        List<Sent> sent = new ArrayList<>();
        for (SwimOutput.Send send : sends(outputs)) {
            for (PacketMessage message : send.messages()) {
                if (message instanceof UserMessage user
                        && SerfCodec.decode(user.body()) instanceof Decoded.Value<SerfMessage> read) {
                    sent.add(new Sent(send.to(), read.value()));
                }
            }
        }
        return sent;
    }

    static List<SerfMessage> messages(List<SerfOutput> outputs) {
        return sent(outputs).stream().map(Sent::message).toList();
    }

    record Sent(Peer to, SerfMessage message) {}

    private Optional<Object> firstDue(Instant until) {
        return timers.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(until))
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }
}
