package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.JoinIntent;
import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.LeaveIntent;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberStatus;
import io.tombolo.core.gossip.message.SerfPushPull;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who means to join or leave, in the order of the Lamport clock. Source: gossip sheet 14; vector
/// `serf-intent-table`.
final class Intents {

    private final SerfLocal local;
    private final Roster roster;
    private final Broadcasts broadcasts;
    private final RecentIntents recent = new RecentIntents();
    private boolean leaving;

    Intents(SerfLocal local, Roster roster, Broadcasts broadcasts) {
        this.local = local;
        this.roster = roster;
        this.broadcasts = broadcasts;
    }

    Optional<RecentIntents.Intent> buffered(MemberName member) {
        return recent.find(member);
    }

    void forgetOld(Instant now) {
        recent.forget(now, local.settings().recentIntentTimeout());
    }

    /// A join intent from a packet; `body` is told on as it came.
    void joinHeard(Instant now, JoinIntent intent, Bytes body) {
        if (accept(now, intent)) {
            broadcasts.intent(body);
        }
    }

    void leaveHeard(Instant now, LeaveIntent intent, Bytes body) {
        if (accept(now, intent)) {
            broadcasts.intent(body);
        }
    }

    /// Says that this node has joined: after a join, and to whoever says that it leaves.
    void announceJoin(Instant now) {
        JoinIntent intent = new JoinIntent(local.clock().time(), local.self().name());
        accept(now, intent);
        broadcasts.intent(SerfLocal.encode(intent));
    }

    /// Says that this node leaves; `alone` if there is nobody to tell.
    void announceLeave(Instant now, boolean alone) {
        leaving = true;
        LeaveIntent intent = nextLeave(local.self().name(), false);
        accept(now, intent);
        if (!alone) {
            broadcasts.intentAndAwait(SerfLocal.encode(intent));
        }
    }

    void forceOut(Instant now, MemberName member, boolean prune) {
        LeaveIntent intent = nextLeave(member, prune);
        accept(now, intent);
        broadcasts.intent(SerfLocal.encode(intent));
    }

    void pruneDue(Instant now, MemberName member) {
        roster.forget(now, member);
    }

    /// The intents behind a peer's state: of those that left one step later than it says, so that it counts.
    void merge(Instant now, SerfPushPull state) {
        Set<MemberName> left = new HashSet<>(state.leftMembers());
        for (MemberName member : state.leftMembers()) {
            var time = state.statusTimes().get(member);
            if (time != null) {
                accept(now, new LeaveIntent(time.next(), member, false));
            }
        }
        state.statusTimes().forEach((member, time) -> {
            if (!left.contains(member)) {
                accept(now, new JoinIntent(time, member));
            }
        });
    }

    /// What the own state tells of intents.
    Map<MemberName, LamportTime> statusTimes() {
        Map<MemberName, LamportTime> times = new LinkedHashMap<>();
        roster.all().forEach(member -> times.put(member.name(), member.statusTime()));
        return times;
    }

    private LeaveIntent nextLeave(MemberName member, boolean prune) {
        LeaveIntent intent = new LeaveIntent(local.clock().time(), member, prune);
        local.clock().increment();
        return intent;
    }

    /// Whether it was news.
    private boolean accept(Instant now, JoinIntent intent) {
        local.clock().witness(intent.time());
        Optional<SerfMember> known = roster.find(intent.node());
        if (known.isEmpty()) {
            return recent.keep(intent.node(), new RecentIntents.Intent(false, intent.time(), now));
        }
        SerfMember member = known.get();
        if (!intent.time().isAfter(member.statusTime())) {
            return false;
        }
        MemberStatus status = member.status() == MemberStatus.LEAVING ? MemberStatus.ALIVE : member.status();
        roster.put(member.at(intent.time()).withStatus(status));
        return true;
    }

    private boolean accept(Instant now, LeaveIntent intent) {
        local.clock().witness(intent.time());
        Optional<SerfMember> known = roster.find(intent.node());
        if (known.isEmpty()) {
            return recent.keep(intent.node(), new RecentIntents.Intent(true, intent.time(), now));
        }
        if (!intent.time().isAfter(known.get().statusTime())) {
            return false;
        }
        if (local.isSelf(intent.node()) && !leaving) {
            announceJoin(now);
            return false;
        }
        SerfMember member = known.get().at(intent.time());
        switch (member.status()) {
            case ALIVE -> roster.put(member.withStatus(MemberStatus.LEAVING));
            case FAILED -> roster.forcedOut(now, member);
            case LEAVING, LEFT -> roster.put(member);
            case NONE -> {
                return false;
            }
        }
        if (intent.prune()) {
            prune(now, intent.node());
        }
        return true;
    }

    /// A member that still runs gets the time to leave; others are forgotten at once.
    private void prune(Instant now, MemberName name) {
        boolean leavingStill = roster.find(name)
                .filter(member -> member.status() == MemberStatus.LEAVING)
                .isPresent();
        if (leavingStill) {
            Duration wait =
                    local.settings().broadcastTimeout().plus(local.settings().leavePropagateDelay());
            local.wakeAt(new SerfTimer.PruneDue(name), now.plus(wait));
        } else {
            roster.forget(now, name);
        }
    }
}
