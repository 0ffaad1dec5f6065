package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.SequenceNumber;
import io.tombolo.core.gossip.message.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// What the parts of one [Membership] share: who they are, whom they know, and what the running step puts out.
final class Local {

    private final SwimSettings settings;
    private final RandomGenerator random;
    private final MemberTable table;
    private final Awareness awareness;
    private final Member self;
    private final Source source;
    private List<SwimOutput> outputs = new ArrayList<>();
    private SequenceNumber sequence = new SequenceNumber(0);
    private long streams;
    private boolean leaving;

    Local(SwimSettings settings, RandomGenerator random, Alive claim) {
        this.settings = settings;
        this.random = random;
        this.table = new MemberTable(random);
        this.awareness = new Awareness(settings.awarenessMaxMultiplier());
        this.self = table.add(claim);
        this.source = new Source(claim.node(), claim.address());
    }

    SwimSettings settings() {
        return settings;
    }

    RandomGenerator random() {
        return random;
    }

    MemberTable table() {
        return table;
    }

    Member self() {
        return self;
    }

    boolean isSelf(MemberName name) {
        return self.name().equals(name);
    }

    /// Where answers to own pings go to.
    Source source() {
        return source;
    }

    Awareness awareness() {
        return awareness;
    }

    void moveHealth(int delta) {
        if (awareness.add(delta)) {
            announce(new SwimEvent.HealthChanged(awareness.score()));
        }
    }

    boolean isLeaving() {
        return leaving;
    }

    void beginLeaving() {
        leaving = true;
    }

    SequenceNumber nextSequence() {
        sequence = sequence.next();
        return sequence;
    }

    StreamId nextStream() {
        return new StreamId(++streams);
    }

    void put(SwimOutput output) {
        outputs.add(output);
    }

    void announce(SwimEvent event) {
        outputs.add(new SwimOutput.Announce(event));
    }

    List<SwimOutput> takeOutputs() {
        List<SwimOutput> taken = outputs;
        outputs = new ArrayList<>();
        return taken;
    }
}
