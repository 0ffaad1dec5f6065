package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.SnapshotLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is remembered over a restart: who was alive, and what was heard last. Source: gossip sheet 19.
///
/// @param alive the members that were alive, and where
/// @param clock the last reading of the member clock; zero for none, as with the others
public record Snapshot(
        Map<MemberName, Address> alive, LamportTime clock, LamportTime eventClock, LamportTime queryClock) {

    /// Of a node that has never run, or has no snapshot.
    public static final Snapshot EMPTY = new Snapshot(Map.of(), LamportTime.ZERO, LamportTime.ZERO, LamportTime.ZERO);

    private static final int ROOM_PER_MEMBER = 128;
    private static final int SMALLEST_LIMIT = 128 * 1024;

    public Snapshot {
        alive = Collections.unmodifiableMap(new LinkedHashMap<>(alive));
    }

    /// Reads the lines of a file in order: the last word counts.
    ///
    /// @param rejoinAfterLeave whether a graceful leave leaves the members before it standing
    public static Snapshot replay(List<SnapshotLine> lines, boolean rejoinAfterLeave) {
        Map<MemberName, Address> alive = new LinkedHashMap<>();
        LamportTime clock = LamportTime.ZERO;
        LamportTime eventClock = LamportTime.ZERO;
        LamportTime queryClock = LamportTime.ZERO;
        for (SnapshotLine line : lines) {
            switch (line) {
                case SnapshotLine.AliveLine member -> alive.put(member.name(), member.address());
                case SnapshotLine.NotAliveLine member -> alive.remove(member.name());
                case SnapshotLine.ClockLine reading -> clock = reading.time();
                case SnapshotLine.EventClockLine reading -> eventClock = reading.time();
                case SnapshotLine.QueryClockLine reading -> queryClock = reading.time();
                case SnapshotLine.LeaveLine leave -> {
                    if (!rejoinAfterLeave) {
                        alive.clear();
                        clock = LamportTime.ZERO;
                        eventClock = LamportTime.ZERO;
                        queryClock = LamportTime.ZERO;
                    }
                }
                case SnapshotLine.CommentLine comment -> {}
                case SnapshotLine.UnknownLine unknown -> {}
            }
        }
        return new Snapshot(alive, clock, eventClock, queryClock);
    }

    /// The fewest lines that say the same.
    public List<SnapshotLine> lines() {
        List<SnapshotLine> lines = new ArrayList<>();
        alive.forEach((name, address) -> lines.add(new SnapshotLine.AliveLine(name, address)));
        lines.add(new SnapshotLine.ClockLine(clock));
        lines.add(new SnapshotLine.EventClockLine(eventClock));
        lines.add(new SnapshotLine.QueryClockLine(queryClock));
        return lines;
    }

    /// Bytes of a file from which on it is worth writing it anew.
    static int compactionLimit(int aliveMembers) {
        return Math.max(SMALLEST_LIMIT, 2 * ROOM_PER_MEMBER * aliveMembers);
    }
}
