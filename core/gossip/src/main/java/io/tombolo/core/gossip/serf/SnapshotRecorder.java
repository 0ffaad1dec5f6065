package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.codec.SnapshotText;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.LamportTime;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.SnapshotLine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes down, line by line, what a restart needs. Source: gossip sheet 19.
///
/// The member clock is written with the changes of members, and otherwise at most every 500 ms.
final class SnapshotRecorder {

    private static final Duration CLOCK_INTERVAL = Duration.ofMillis(500);

    private final SerfLocal local;
    private final Map<MemberName, Address> alive;
    private LamportTime clock;
    private LamportTime eventClock;
    private LamportTime queryClock;
    private long bytes;
    private boolean clockArmed;
    private boolean left;

    /// @param restored what the file says
    /// @param bytes    how long the file is
    SnapshotRecorder(SerfLocal local, Snapshot restored, long bytes) {
        this.local = local;
        this.alive = new LinkedHashMap<>(restored.alive());
        this.clock = restored.clock();
        this.eventClock = restored.eventClock();
        this.queryClock = restored.queryClock();
        this.bytes = bytes;
    }

    void changed(SerfEvent.Change change, SerfMember member) {
        if (left) {
            return;
        }
        switch (change) {
            case JOINED -> {
                alive.put(member.name(), member.address());
                write(new SnapshotLine.AliveLine(member.name(), member.address()));
            }
            case LEFT, FAILED -> {
                alive.remove(member.name());
                write(new SnapshotLine.NotAliveLine(member.name()));
            }
            case UPDATED, REAPED -> {}
        }
        writeClock();
    }

    void eventTime(LamportTime time) {
        if (!left && time.isAfter(eventClock)) {
            eventClock = time;
            write(new SnapshotLine.EventClockLine(time));
        }
    }

    void queryTime(LamportTime time) {
        if (!left && time.isAfter(queryClock)) {
            queryClock = time;
            write(new SnapshotLine.QueryClockLine(time));
        }
    }

    /// The node leaves for good: from here on only the clock is remembered.
    void leaves() {
        if (!left) {
            write(new SnapshotLine.LeaveLine());
            left = true;
        }
    }

    /// Sees to it that a clock that has moved is written before long.
    void noticeClock(Instant now) {
        if (!clockArmed && local.clock().time().previous().isAfter(clock)) {
            clockArmed = true;
            local.wakeAt(new SerfTimer.SnapshotClock(), now.plus(CLOCK_INTERVAL));
        }
    }

    void clockDue() {
        clockArmed = false;
        writeClock();
    }

    private void writeClock() {
        LamportTime seen = local.clock().time().previous();
        if (seen.isAfter(clock)) {
            clock = seen;
            write(new SnapshotLine.ClockLine(seen));
        }
    }

    private void write(SnapshotLine line) {
        local.put(new SerfOutput.Persist(line));
        bytes += SnapshotText.format(line).getBytes(StandardCharsets.UTF_8).length;
        if (!left && bytes > Snapshot.compactionLimit(alive.size())) {
            Snapshot compact = new Snapshot(alive, clock, eventClock, queryClock);
            local.put(new SerfOutput.RewriteSnapshot(compact.lines()));
            bytes = compact.lines().stream()
                    .mapToLong(kept -> SnapshotText.format(kept).getBytes(StandardCharsets.UTF_8).length)
                    .sum();
        }
    }
}
