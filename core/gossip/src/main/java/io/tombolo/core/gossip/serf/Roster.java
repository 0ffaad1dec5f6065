package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.codec.Decoded;
import io.tombolo.core.gossip.codec.MetaTags;
import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberStatus;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.Tags;
import io.tombolo.core.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The members as serf sees them.
///
///     NONE ──join──▶ ALIVE ──intent──▶ LEAVING ──gone──▶ LEFT ──tombstone timeout──▶ forgotten
///                      └────gone────▶ FAILED ──intent──▶ LEFT
///                                        └──reconnect timeout──▶ forgotten
///
/// "Left" takes the intent and the goodbye: whoever goes without the intent has failed. Source: gossip sheet 14
/// and 24; vector `serf-intent-table`.
final class Roster {

    private final Map<MemberName, SerfMember> members = new HashMap<>();
    private final Map<MemberName, Instant> failedSince = new LinkedHashMap<>();
    private final Map<MemberName, Instant> leftSince = new LinkedHashMap<>();
    private final MemberEvents events;
    private final ReapTimeouts timeouts;

    Roster(MemberEvents events, ReapTimeouts timeouts) {
        this.events = events;
        this.timeouts = timeouts;
    }

    Optional<SerfMember> find(MemberName name) {
        return Optional.ofNullable(members.get(name));
    }

    Collection<SerfMember> all() {
        return members.values();
    }

    int size() {
        return members.size();
    }

    int failed() {
        return failedSince.size();
    }

    int left() {
        return leftSince.size();
    }

    /// Members that neither failed nor left.
    int present() {
        return members.size() - failedSince.size() - leftSince.size();
    }

    List<MemberName> failedNames() {
        return List.copyOf(failedSince.keySet());
    }

    /// The membership has a new member, or has one back.
    void joined(Instant now, NodeState state, Optional<RecentIntents.Intent> buffered) {
        Optional<SerfMember> known = find(state.name());
        MemberStatus status =
                known.isEmpty() && buffered.filter(RecentIntents.Intent::leave).isPresent()
                        ? MemberStatus.LEAVING
                        : MemberStatus.ALIVE;
        LamportTime time = known.map(SerfMember::statusTime)
                .or(() -> buffered.map(RecentIntents.Intent::time))
                .orElse(LamportTime.ZERO);
        SerfMember member = fromState(state, status, time);
        put(member);
        events.changed(now, SerfEvent.Change.JOINED, member);
    }

    /// The membership lost a member.
    void gone(Instant now, MemberName name) {
        find(name).ifPresent(member -> {
            switch (member.status()) {
                case LEAVING -> become(now, member.withStatus(MemberStatus.LEFT), SerfEvent.Change.LEFT);
                case ALIVE -> become(now, member.withStatus(MemberStatus.FAILED), SerfEvent.Change.FAILED);
                case NONE, LEFT, FAILED -> {}
            }
        });
    }

    /// A member has other meta.
    void updated(Instant now, NodeState state) {
        find(state.name()).ifPresent(known -> {
            SerfMember member = fromState(state, known.status(), known.statusTime());
            put(member);
            events.changed(now, SerfEvent.Change.UPDATED, member);
        });
    }

    /// A failed member is declared left.
    void forcedOut(Instant now, SerfMember member) {
        become(now, member.withStatus(MemberStatus.LEFT), SerfEvent.Change.LEFT);
    }

    void put(SerfMember member) {
        members.put(member.name(), member);
        if (member.status() != MemberStatus.FAILED) {
            failedSince.remove(member.name());
        }
        if (member.status() != MemberStatus.LEFT) {
            leftSince.remove(member.name());
        }
    }

    void forget(Instant now, MemberName name) {
        SerfMember member = members.remove(name);
        failedSince.remove(name);
        leftSince.remove(name);
        if (member != null) {
            events.changed(now, SerfEvent.Change.REAPED, member);
        }
    }

    /// Forgets those that have been gone for too long.
    void reap(Instant now, SerfSettings settings) {
        reap(now, failedSince, settings.reconnectTimeout());
        reap(now, leftSince, settings.tombstoneTimeout());
    }

    private void reap(Instant now, Map<MemberName, Instant> since, Duration timeout) {
        List<MemberName> due = new ArrayList<>();
        since.forEach((name, from) -> {
            SerfMember member = members.get(name);
            if (member != null && Duration.between(from, now).compareTo(timeouts.of(member, timeout)) > 0) {
                due.add(name);
            }
        });
        due.forEach(name -> forget(now, name));
    }

    private void become(Instant now, SerfMember member, SerfEvent.Change change) {
        put(member);
        Map<MemberName, Instant> since = member.status() == MemberStatus.LEFT ? leftSince : failedSince;
        since.put(member.name(), now);
        events.changed(now, change, member);
    }

    private static SerfMember fromState(NodeState state, MemberStatus status, LamportTime time) {
        return new SerfMember(state.name(), state.address(), tags(state.meta()), status, state.versions(), time);
    }

    private static Tags tags(Bytes meta) {
        return switch (MetaTags.decode(meta)) {
            case Decoded.Value<Tags> read -> read.value();
            case Decoded.Refused<Tags> refused -> Tags.NONE;
        };
    }
}
