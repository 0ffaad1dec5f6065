package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.codec.SerfCodec;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.SerfMessage;
import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.gossip.swim.SwimOutput;
import io.tombolo.core.wire.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// What the parts of one [SerfMachine] share: who they are, the member clock, and what the running step puts out.
final class SerfLocal {

    private final SerfSettings settings;
    private final Peer self;
    private final RandomGenerator random;
    private final LamportClock clock = new LamportClock();
    private List<SerfOutput> outputs = new ArrayList<>();

    SerfLocal(SerfSettings settings, Peer self, RandomGenerator random) {
        this.settings = settings;
        this.self = self;
        this.random = random;
    }

    SerfSettings settings() {
        return settings;
    }

    Peer self() {
        return self;
    }

    boolean isSelf(MemberName name) {
        return self.name().equals(name);
    }

    RandomGenerator random() {
        return random;
    }

    LamportClock clock() {
        return clock;
    }

    void put(SerfOutput output) {
        outputs.add(output);
    }

    void announce(SerfEvent event) {
        outputs.add(new SerfOutput.Announce(event));
    }

    void wakeAt(SerfTimer timer, Instant at) {
        outputs.add(new SerfOutput.WakeAt(timer, at));
    }

    /// Sends one serf message to one member, in a packet of its own.
    void send(Peer to, Bytes body) {
        List<PacketMessage> messages = List.of(new UserMessage(body));
        outputs.add(new SerfOutput.Swim(new SwimOutput.Send(to, messages, false)));
    }

    static Bytes encode(SerfMessage message) {
        return SerfCodec.encode(message);
    }

    List<SerfOutput> takeOutputs() {
        List<SerfOutput> taken = outputs;
        outputs = new ArrayList<>();
        return taken;
    }
}
