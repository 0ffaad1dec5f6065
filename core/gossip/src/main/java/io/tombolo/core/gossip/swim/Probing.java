package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.IndirectPing;
import io.tombolo.core.gossip.message.Nack;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.SequenceNumber;
import io.tombolo.core.gossip.message.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The own failure detector: one member at a time.
///
///     tick ─▶ ping ──ack──────────────────────────────────────────▶ fine
///               └─timeout─▶ ping through helpers, and a stream ──ack▶ fine
///                             └─deadline─▶ stream answered ─────────▶ fine, with a warning
///                                          nothing ─────────────────▶ suspect
///
/// The deadline stretches with the own health score, the timeout of the direct ping does not. A suspected member is
/// told so with the ping, that it may refute at once. A beat that comes while a probe runs is made up for when that
/// ends: a probe that fails lasts a whole interval, and the next beat must not be lost to a late timer.
/// Source: gossip sheet 9; Lifeguard, "Buddy System" and "Local Health Aware Probe".
final class Probing {

    private final Local local;
    private final Dissemination dissemination;
    private final Rumours rumours;
    private final Ticker ticker;
    private Optional<Probe> running = Optional.empty();
    private boolean beatMissed;

    Probing(Local local, Dissemination dissemination, Rumours rumours, Instant start) {
        this.local = local;
        this.dissemination = dissemination;
        this.rumours = rumours;
        this.ticker = Ticker.startingAt(start, local.settings().probeInterval(), local.random());
    }

    void arm(Instant now) {
        local.put(new SwimOutput.WakeAt(new SwimTimer.ProbeTick(), ticker.after(now)));
    }

    void tick(Instant now) {
        arm(now);
        if (running.isPresent()) {
            beatMissed = true;
        } else {
            probeNext(now);
        }
    }

    private void probeNext(Instant now) {
        beatMissed = false;
        local.table()
                .order()
                .next(member -> !member.isGone() && member != local.self(), () -> forgetTheGone(now))
                .ifPresent(member -> begin(now, member));
    }

    void timeout(SequenceNumber sequence) {
        running(sequence).filter(probe -> probe.direct).ifPresent(this::askOthers);
    }

    void deadline(Instant now, SequenceNumber sequence) {
        running(sequence).ifPresent(probe -> {
            conclude(now, probe);
            if (beatMissed) {
                probeNext(now);
            }
        });
    }

    /// Whether the ack belonged to the running probe.
    boolean acked(Instant arrivedAt, Ack ack) {
        Optional<Probe> acked = running(ack.sequence());
        if (acked.isEmpty()) {
            return false;
        }
        Probe probe = acked.get();
        running = Optional.empty();
        local.moveHealth(-1);
        if (probe.direct) {
            Duration roundTrip = Duration.between(probe.start, arrivedAt);
            local.announce(new SwimEvent.ProbeAnswered(probe.target.name(), roundTrip, ack.payload()));
        }
        return true;
    }

    void nacked(Nack nack) {
        running(nack.sequence()).ifPresent(probe -> probe.nacksHeard++);
    }

    void streamAnswered(StreamId stream, Ack ack) {
        running(ack.sequence())
                .filter(probe -> probe.stream.filter(stream::equals).isPresent())
                .ifPresent(probe -> probe.streamAnswered = true);
    }

    /// A packet could not be sent: if it was the ping of the running probe, there is no use in waiting for an ack.
    void sendFailed(Peer to, boolean remote) {
        running.filter(probe -> probe.direct && probe.target.peer().equals(to)).ifPresent(probe -> {
            if (remote) {
                askOthers(probe);
            } else {
                running = Optional.empty();
            }
        });
    }

    private Optional<Probe> running(SequenceNumber sequence) {
        return running.filter(probe -> probe.sequence.equals(sequence));
    }

    private void begin(Instant now, Member target) {
        SwimSettings settings = local.settings();
        SequenceNumber sequence = local.nextSequence();
        Instant deadline = now.plus(local.awareness().scale(settings.probeInterval()));
        running = Optional.of(new Probe(sequence, target, now, deadline));
        Ping ping = new Ping(sequence, target.name(), local.source());
        if (target.isAlive()) {
            dissemination.sendWithRumours(target.peer(), ping);
        } else {
            Suspect accusation = new Suspect(
                    target.incarnation(), target.name(), local.self().name());
            boolean checksum = target.claim().versions().understandsChecksums();
            dissemination.send(target.peer(), List.of(ping, accusation), checksum);
        }
        local.put(new SwimOutput.WakeAt(new SwimTimer.ProbeTimeout(sequence), now.plus(settings.probeTimeout())));
    }

    private void askOthers(Probe probe) {
        probe.direct = false;
        Member target = probe.target;
        List<Member> helpers = local.table()
                .choose(
                        local.settings().indirectChecks(),
                        member -> member.isAlive() && member != target && member != local.self());
        for (Member helper : helpers) {
            boolean nackWanted = helper.claim().versions().sendsNacks();
            probe.helpers++;
            probe.nacksExpected += nackWanted ? 1 : 0;
            dissemination.sendWithRumours(
                    helper.peer(),
                    new IndirectPing(probe.sequence, target.name(), target.address(), nackWanted, local.source()));
        }
        if (local.settings().streamPings().allowedTo(target.name())
                && target.claim().versions().answersTcpPings()) {
            StreamId stream = local.nextStream();
            probe.stream = Optional.of(stream);
            Ping ping = new Ping(probe.sequence, target.name(), local.source());
            local.put(new SwimOutput.OpenPing(stream, target.peer(), ping, probe.deadline));
        }
        local.put(new SwimOutput.WakeAt(new SwimTimer.ProbeDeadline(probe.sequence), probe.deadline));
    }

    private void conclude(Instant now, Probe probe) {
        running = Optional.empty();
        if (probe.streamAnswered) {
            local.moveHealth(-1);
            local.announce(new SwimEvent.OnlyStreamsReach(probe.target.peer()));
            return;
        }
        // Helpers that said nothing at all cast doubt on the own links; helpers that said "no answer" do not.
        local.moveHealth(probe.nacksExpected > 0 ? Math.max(0, probe.nacksExpected - probe.nacksHeard) : 1);
        local.announce(
                new SwimEvent.ProbeFailed(probe.target.name(), probe.helpers, probe.nacksExpected, probe.nacksHeard));
        rumours.suspect(
                now,
                new Suspect(probe.incarnation, probe.target.name(), local.self().name()));
    }

    private void forgetTheGone(Instant now) {
        var forgotten = local.table()
                .forget(now, local.settings().gossipToTheDead(), local.self().name());
        if (!forgotten.isEmpty()) {
            local.announce(new SwimEvent.MembersForgotten(forgotten));
        }
    }

    /// One probe under way.
    private static final class Probe {

        private final SequenceNumber sequence;
        private final Member target;
        private final Incarnation incarnation;
        private final Instant start;
        private final Instant deadline;
        private boolean direct = true;
        private int helpers;
        private int nacksExpected;
        private int nacksHeard;
        private Optional<StreamId> stream = Optional.empty();
        private boolean streamAnswered;

        Probe(SequenceNumber sequence, Member target, Instant start, Instant deadline) {
            this.sequence = sequence;
            this.target = target;
            this.incarnation = target.incarnation();
            this.start = start;
            this.deadline = deadline;
        }
    }
}
