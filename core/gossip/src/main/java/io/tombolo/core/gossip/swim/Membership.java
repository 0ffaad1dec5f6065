package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Ack;
import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Dead;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.IndirectPing;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.Nack;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.Ping;
import io.tombolo.core.gossip.message.Suspect;
import io.tombolo.core.gossip.message.UserMessage;
import io.tombolo.core.terms.Machine;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// One node's view of one pool, and its part in keeping everybody's view right.
///
/// Feed it [SwimInput.Start], then whatever happens; perform what it puts out, in order. It lives as long as the
/// node is
/// in the pool: after [SwimInput.LeavePool] it only answers probes. A restarted node begins anew with incarnation
/// 1 and refutes what is left of its former life.
///
/// One thread owns it. A step costs O(1) in the size of the pool, but for push/pulls (the whole state is the
/// message) and the end of a probe round.
public final class Membership implements Machine<SwimInput, SwimOutput> {

    private final Local local;
    private final PacketSizes sizes;
    private final Cargo cargo;
    private final Admission admission;
    private Optional<Parts> running = Optional.empty();

    /// @param settings  shared by all members of the pool
    /// @param self      the own name, advertised address, meta and versions; its incarnation does not count
    /// @param random    for orders, choices and phases
    /// @param sizes     how long messages are once encoded
    /// @param cargo     what the layer above wants carried
    /// @param admission who may be a member
    public Membership(
            SwimSettings settings,
            Alive self,
            RandomGenerator random,
            PacketSizes sizes,
            Cargo cargo,
            Admission admission) {
        Alive first = new Alive(Incarnation.FIRST, self.node(), self.address(), self.meta(), self.versions());
        this.local = new Local(settings, random, first);
        this.sizes = sizes;
        this.cargo = cargo;
        this.admission = admission;
    }

    @Override
    public List<SwimOutput> step(Instant now, SwimInput input) {
        switch (input) {
            case SwimInput.Start start -> start(now);
            case SwimInput.PacketHeard packet ->
                running.ifPresent(parts -> packet.messages().forEach(message -> hear(parts, now, packet, message)));
            case SwimInput.Woken woken -> running.ifPresent(parts -> wake(parts, now, woken.timer()));
            case SwimInput.SendFailed failed ->
                running.ifPresent(parts -> parts.probing.sendFailed(failed.to(), failed.remote()));
            case SwimInput.PushPullAsked asked ->
                running.ifPresentOrElse(
                        parts -> parts.antiEntropy.asked(now, asked.stream(), asked.from(), asked.state()),
                        () -> local.put(new SwimOutput.CloseStream(asked.stream())));
            case SwimInput.PushPullAnswered answered ->
                parts().antiEntropy.answered(now, answered.stream(), answered.state());
            case SwimInput.StreamPingAsked asked ->
                running.ifPresentOrElse(
                        parts -> parts.service.pingedOverStream(asked.stream(), asked.ping()),
                        () -> local.put(new SwimOutput.CloseStream(asked.stream())));
            case SwimInput.StreamPingAnswered answered ->
                parts().probing.streamAnswered(answered.stream(), answered.ack());
            case SwimInput.StreamFailed failed -> parts().antiEntropy.failed(failed.stream(), failed.reason());
            case SwimInput.StreamMessageHeard heard -> local.put(new SwimOutput.Deliver(heard.from(), heard.body()));
            case SwimInput.JoinPool join -> parts().antiEntropy.join(join.ticket(), join.contacts());
            case SwimInput.UpdateMeta update -> updateMeta(parts(), now, update.meta(), update.timeout());
            case SwimInput.LeavePool leave -> leave(parts(), now, leave.timeout());
            case SwimInput.CargoWaiting waiting -> running.ifPresent(parts -> parts.dissemination.arm(now));
        }
        return local.takeOutputs();
    }

    /// Everybody known, in no order.
    public List<NodeState> members() {
        return local.table().view();
    }

    /// One member.
    public Optional<NodeState> member(MemberName name) {
        return local.table().find(name).map(Member::view);
    }

    /// The own node.
    public NodeState self() {
        return local.self().view();
    }

    /// Known nodes, the own one and those not yet forgotten included.
    public int size() {
        return local.table().size();
    }

    /// Members that are alive or suspect, the own one included.
    public int present() {
        return local.table().present();
    }

    /// The own health score: 0 is healthy.
    public int health() {
        return local.awareness().score();
    }

    /// Up to `count` other members at random that are alive and that `wanted` accepts.
    public List<NodeState> choose(int count, Predicate<NodeState> wanted) {
        return local
                .table()
                .choose(count, member -> member.isAlive() && member != local.self() && wanted.test(member.view()))
                .stream()
                .map(Member::view)
                .toList();
    }

    private void start(Instant now) {
        if (running.isPresent()) {
            throw new IllegalStateException(
                    "%s is started already".formatted(local.self().name()));
        }
        Parts parts = new Parts(now);
        running = Optional.of(parts);
        parts.probing.arm(now);
        parts.antiEntropy.armFirst(now);
        parts.dissemination.tell(now, local.self().name(), local.self().claim());
        local.announce(new SwimEvent.MemberJoined(local.self().view()));
    }

    private void hear(Parts parts, Instant now, SwimInput.PacketHeard packet, PacketMessage message) {
        switch (message) {
            case Ping ping -> parts.service.pinged(packet.from(), ping);
            case IndirectPing request -> parts.service.askedToPing(now, packet.from(), request);
            case Ack ack -> {
                if (!parts.probing.acked(packet.arrivedAt(), ack)) {
                    parts.service.acked(ack);
                }
            }
            case Nack nack -> parts.probing.nacked(nack);
            case Suspect accusation -> parts.rumours.suspect(now, accusation);
            case Dead obituary -> parts.rumours.dead(now, obituary);
            case Alive claim -> {
                if (local.settings().admits(packet.from())) {
                    parts.rumours.alive(now, claim);
                } else {
                    String reason = "sender %s is in no allowed network".formatted(packet.from());
                    local.announce(new SwimEvent.ClaimRefused(claim.node(), claim.address(), reason));
                }
            }
            case UserMessage user -> local.put(new SwimOutput.Deliver(packet.from(), user.body()));
        }
    }

    private static void wake(Parts parts, Instant now, SwimTimer timer) {
        switch (timer) {
            case SwimTimer.ProbeTick tick -> parts.probing.tick(now);
            case SwimTimer.GossipTick tick -> parts.dissemination.gossipTick(now);
            case SwimTimer.PushPullTick tick -> parts.antiEntropy.tick(now);
            case SwimTimer.ProbeTimeout timeout -> parts.probing.timeout(timeout.sequence());
            case SwimTimer.ProbeDeadline deadline -> parts.probing.deadline(now, deadline.sequence());
            case SwimTimer.RelayTimeout timeout -> parts.service.timeout(timeout.sequence());
            case SwimTimer.SuspicionExpiry expiry -> parts.rumours.suspicionExpired(now, expiry.member());
            case SwimTimer.SpreadTimeout timeout -> parts.dissemination.spreadTimeout(now);
        }
    }

    private void updateMeta(Parts parts, Instant now, Bytes meta, Duration timeout) {
        if (local.isLeaving()) {
            local.announce(new SwimEvent.MetaSpread(false));
            return;
        }
        Member self = local.self();
        Alive old = self.claim();
        Alive claim = new Alive(self.incarnation().next(), old.node(), old.address(), meta, old.versions());
        local.table().accept(self, claim);
        if (!meta.equals(old.meta())) {
            local.announce(new SwimEvent.MemberUpdated(self.view()));
        }
        parts.dissemination.tellAndAwait(now, self.name(), claim, timeout, Dissemination.Purpose.META);
    }

    private void leave(Parts parts, Instant now, Duration timeout) {
        if (!local.isLeaving()) {
            local.beginLeaving();
            parts.rumours.farewell(now, timeout);
        }
    }

    private Parts parts() {
        return running.orElseThrow(() -> new IllegalStateException(
                "%s is not started yet".formatted(local.self().name())));
    }

    /// What runs once the node has started: all beats count from there.
    private final class Parts {

        private final Dissemination dissemination;
        private final Rumours rumours;
        private final Probing probing;
        private final ProbeService service;
        private final AntiEntropy antiEntropy;

        Parts(Instant start) {
            dissemination = new Dissemination(local, sizes, cargo, start);
            rumours = new Rumours(local, dissemination, admission);
            probing = new Probing(local, dissemination, rumours, start);
            service = new ProbeService(local, dissemination, cargo);
            antiEntropy = new AntiEntropy(local, rumours, admission, cargo);
        }
    }
}
