package io.tombolo.core.gossip.swim;

import io.tombolo.core.gossip.message.Alive;
import io.tombolo.core.gossip.message.Dead;
import io.tombolo.core.gossip.message.Incarnation;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.ProtocolVersions;
import io.tombolo.core.gossip.message.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is believed of whom: the merge rules.
///
///     of equal incarnation  dead, left > suspect > alive
///     a higher incarnation  alive beats everything, an accusation needs at least the known one
///     about oneself         every accusation is answered with a higher incarnation
///
/// Whatever changes the own view is told on. Source: gossip sheet 10 and 11; vectors `state-merge-table`,
/// `state-self-table`, `state-address-change-table`.
final class Rumours {

    private final Local local;
    private final Dissemination dissemination;
    private final Admission admission;

    Rumours(Local local, Dissemination dissemination, Admission admission) {
        this.local = local;
        this.dissemination = dissemination;
        this.admission = admission;
    }

    void alive(Instant now, Alive heard) {
        Alive claim = heard.address().port() == 0 ? atOwnPort(heard) : heard;
        if (local.isSelf(claim.node())) {
            aliveMyself(now, claim);
            return;
        }
        Optional<String> obstacle = obstacleTo(claim);
        if (obstacle.isPresent()) {
            local.announce(new SwimEvent.ClaimRefused(claim.node(), claim.address(), obstacle.get()));
            return;
        }
        local.table()
                .find(claim.node())
                .ifPresentOrElse(member -> aliveKnown(now, member, claim), () -> aliveUnknown(now, claim));
    }

    void suspect(Instant now, Suspect accusation) {
        Optional<Member> known = local.table().find(accusation.node());
        if (known.isEmpty() || accusation.incarnation().isBelow(known.get().incarnation())) {
            return;
        }
        Member member = known.get();
        switch (member.standing()) {
            case Standing.Suspected suspected -> confirm(now, member, suspected.suspicion(), accusation);
            case Standing.Gone gone -> {}
            case Standing.Live live -> {
                if (local.isSelf(member.name())) {
                    refute(now, accusation.incarnation());
                } else {
                    beginSuspicion(now, member, accusation);
                }
            }
        }
    }

    void dead(Instant now, Dead obituary) {
        Optional<Member> known = local.table().find(obituary.node());
        if (known.isEmpty() || obituary.incarnation().isBelow(known.get().incarnation())) {
            return;
        }
        Member member = known.get();
        if (member.isGone()) {
            return;
        }
        if (local.isSelf(member.name()) && !local.isLeaving()) {
            refute(now, obituary.incarnation());
            return;
        }
        bury(now, member, obituary);
        dissemination.tell(now, member.name(), obituary);
    }

    /// The own goodbye: as a death, and its spreading is announced.
    void farewell(Instant now, Duration timeout) {
        Member self = local.self();
        Dead goodbye = new Dead(self.incarnation(), self.name(), self.name());
        bury(now, self, goodbye);
        dissemination.tellAndAwait(now, self.name(), goodbye, timeout, Dissemination.Purpose.FAREWELL);
    }

    /// One member as a push/pull lists it. A death is only ever a suspicion here: whoever is alive may refute it.
    void listed(Instant now, NodeState state) {
        MemberName me = local.self().name();
        switch (state.state()) {
            case ALIVE ->
                alive(
                        now,
                        new Alive(state.incarnation(), state.name(), state.address(), state.meta(), state.versions()));
            case LEFT -> dead(now, new Dead(state.incarnation(), state.name(), state.name()));
            case SUSPECT, DEAD -> suspect(now, new Suspect(state.incarnation(), state.name(), me));
        }
    }

    void suspicionExpired(Instant now, MemberName name) {
        Optional<Member> known = local.table().find(name);
        if (known.isPresent()
                && known.get().standing() instanceof Standing.Suspected suspected
                && !suspected.suspicion().due().isAfter(now)) {
            dead(now, new Dead(known.get().incarnation(), name, local.self().name()));
        }
    }

    private void aliveUnknown(Instant now, Alive claim) {
        Member member = local.table().add(claim);
        dissemination.tell(now, claim.node(), claim);
        local.announce(new SwimEvent.MemberJoined(member.view()));
    }

    private void aliveKnown(Instant now, Member member, Alive claim) {
        boolean elsewhere = !claim.address().equals(member.address());
        if (elsewhere && !mayMove(now, member)) {
            local.announce(new SwimEvent.NameConflict(member.view(), claim));
            return;
        }
        if (!elsewhere && !claim.incarnation().isAbove(member.incarnation())) {
            return;
        }
        Standing before = member.standing();
        boolean otherMeta = !claim.meta().equals(member.claim().meta());
        local.table().accept(member, claim);
        dissemination.tell(now, claim.node(), claim);
        switch (before) {
            case Standing.Gone gone -> local.announce(new SwimEvent.MemberJoined(member.view()));
            case Standing.Suspected suspected ->
                local.announce(new SwimEvent.SuspicionLifted(claim.node(), claim.incarnation()));
            case Standing.Live live -> {}
        }
        if (otherMeta && !(before instanceof Standing.Gone)) {
            local.announce(new SwimEvent.MemberUpdated(member.view()));
        }
    }

    private void aliveMyself(Instant now, Alive claim) {
        if (local.isLeaving()) {
            return;
        }
        Member self = local.self();
        if (!claim.address().equals(self.address())) {
            local.announce(new SwimEvent.NameConflict(self.view(), claim));
            return;
        }
        if (claim.incarnation().isBelow(self.incarnation())) {
            return;
        }
        boolean same = claim.meta().equals(self.claim().meta())
                && claim.versions().equals(self.claim().versions());
        if (!same || claim.incarnation().isAbove(self.incarnation())) {
            refute(now, claim.incarnation());
        }
    }

    private void refute(Instant now, Incarnation accused) {
        Member self = local.self();
        Alive old = self.claim();
        Incarnation higher = self.incarnation().max(accused).next();
        Alive answer = new Alive(higher, old.node(), old.address(), old.meta(), old.versions());
        local.table().accept(self, answer);
        local.moveHealth(1);
        local.announce(new SwimEvent.AccusationRefuted(higher));
        dissemination.tell(now, self.name(), answer);
    }

    private void beginSuspicion(Instant now, Member member, Suspect accusation) {
        SwimSettings settings = local.settings();
        int size = local.table().size();
        Duration minimum = Scaling.suspicionMinimum(settings.suspicionMultiplier(), size, settings.probeInterval());
        Duration maximum = minimum.multipliedBy(settings.suspicionMaxMultiplier());
        int expected = Scaling.expectedConfirmations(settings.suspicionMultiplier(), size);
        Suspicion suspicion = new Suspicion(now, accusation.from(), expected, minimum, maximum);
        local.table().suspect(member, accusation.incarnation(), suspicion);
        wakeForExpiry(member, suspicion);
        dissemination.tell(now, member.name(), accusation);
        local.announce(new SwimEvent.MemberSuspected(member.name(), accusation.incarnation(), accusation.from()));
    }

    private void confirm(Instant now, Member member, Suspicion suspicion, Suspect accusation) {
        if (!suspicion.confirm(accusation.from())) {
            return;
        }
        dissemination.tell(now, member.name(), accusation);
        if (suspicion.due().isAfter(now)) {
            wakeForExpiry(member, suspicion);
        } else {
            suspicionExpired(now, member.name());
        }
    }

    private void wakeForExpiry(Member member, Suspicion suspicion) {
        local.put(new SwimOutput.WakeAt(new SwimTimer.SuspicionExpiry(member.name()), suspicion.due()));
    }

    private void bury(Instant now, Member member, Dead obituary) {
        local.table().bury(member, obituary.incarnation(), now, obituary.isFarewell());
        local.announce(new SwimEvent.MemberGone(member.view()));
    }

    private boolean mayMove(Instant now, Member member) {
        if (!(member.standing() instanceof Standing.Gone gone)) {
            return false;
        }
        Duration reclaim = local.settings().deadNodeReclaim();
        return gone.left()
                || (reclaim.isPositive() && Duration.between(gone.since(), now).compareTo(reclaim) > 0);
    }

    private Optional<String> obstacleTo(Alive claim) {
        ProtocolVersions versions = claim.versions();
        if (versions.minimum() == 0 || versions.maximum() == 0 || versions.minimum() > versions.maximum()) {
            return Optional.of(
                    "protocol versions %d to %d make no sense".formatted(versions.minimum(), versions.maximum()));
        }
        if (claim.node().isNobody()) {
            return Optional.of("it has no name");
        }
        if (!local.settings().admits(claim.address())) {
            return Optional.of("address %s is in no allowed network".formatted(claim.address()));
        }
        return admission.obstacleTo(claim);
    }

    private Alive atOwnPort(Alive heard) {
        int port = local.self().address().port();
        return new Alive(
                heard.incarnation(), heard.node(), heard.address().withPort(port), heard.meta(), heard.versions());
    }
}
