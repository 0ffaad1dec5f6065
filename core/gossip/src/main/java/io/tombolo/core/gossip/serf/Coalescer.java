package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.UserEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects events for a while and tells of each member and each name only the last, if the settings say so.
///
/// The collection ends when nothing came for the quiet time, or the period since the first is over. Source: gossip
/// sheet 20.
final class Coalescer {

    private final SerfLocal local;
    private final Map<MemberName, Latest> members = new LinkedHashMap<>();
    private final Map<MemberName, SerfEvent.Change> told = new HashMap<>();
    private final Map<String, List<UserEvent>> events = new LinkedHashMap<>();
    private Instant first = Instant.MIN;

    Coalescer(SerfLocal local) {
        this.local = local;
    }

    void changed(Instant now, SerfEvent.Change change, SerfMember member) {
        if (!local.settings().coalesces()) {
            local.announce(new SerfEvent.MembersChanged(change, List.of(member)));
            return;
        }
        beforeCollecting(now);
        members.put(member.name(), new Latest(change, member));
        arm(now);
    }

    void heard(Instant now, UserEvent event) {
        if (!local.settings().coalesces() || !event.coalesce()) {
            local.announce(new SerfEvent.UserEventHeard(event));
            return;
        }
        beforeCollecting(now);
        List<UserEvent> sameName = events.computeIfAbsent(event.name(), name -> new ArrayList<>());
        LamportTime latest =
                sameName.isEmpty() ? LamportTime.ZERO : sameName.getFirst().time();
        if (event.time().isAfter(latest)) {
            sameName.clear();
        }
        if (!event.time().isBefore(latest)) {
            sameName.add(event);
        }
        arm(now);
    }

    void flush() {
        Map<SerfEvent.Change, List<SerfMember>> byChange = new EnumMap<>(SerfEvent.Change.class);
        members.values().forEach(latest -> {
            SerfEvent.Change before = told.put(latest.member.name(), latest.change);
            if (latest.change != before || latest.change == SerfEvent.Change.UPDATED) {
                byChange.computeIfAbsent(latest.change, change -> new ArrayList<>())
                        .add(latest.member);
            }
            if (latest.change == SerfEvent.Change.REAPED) {
                told.remove(latest.member.name());
            }
        });
        members.clear();
        byChange.forEach((change, changed) -> local.announce(new SerfEvent.MembersChanged(change, changed)));
        events.values()
                .forEach(sameName -> sameName.forEach(event -> local.announce(new SerfEvent.UserEventHeard(event))));
        events.clear();
    }

    private void beforeCollecting(Instant now) {
        if (members.isEmpty() && events.isEmpty()) {
            first = now;
        }
    }

    private void arm(Instant now) {
        Instant quiet = now.plus(local.settings().coalesceQuiescence());
        Instant latest = first.plus(local.settings().coalescePeriod());
        local.wakeAt(new SerfTimer.CoalesceFlush(), quiet.isBefore(latest) ? quiet : latest);
    }

    private record Latest(SerfEvent.Change change, SerfMember member) {}
}
