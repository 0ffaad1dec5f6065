package io.tombolo.core.wire.yamux;

import java.time.Instant;

/// Asks the peer now and then whether it is alive.
final class Keepalive {

    private final YamuxLimits limits;
    private int nextId;
    private boolean waiting;
    private Instant due;

    Keepalive(YamuxLimits limits, Instant now) {
        this.limits = limits;
        due = now.plus(limits.keepaliveInterval());
    }

    /// What has to be done now.
    enum Verdict {
        NOTHING,
        PING,
        GIVE_UP
    }

    Verdict check(Instant now) {
        if (due.isAfter(now)) {
            return Verdict.NOTHING;
        }
        return waiting ? Verdict.GIVE_UP : Verdict.PING;
    }

    FrameHeader ping(Instant now) {
        waiting = true;
        due = now.plus(limits.keepaliveTimeout());
        return new FrameHeader(FrameType.PING, FrameHeader.SYN, 0, nextId);
    }

    /// Takes an answer. One to another ping, or to none, means nothing.
    void answered(Instant now, int id) {
        if (waiting && id == nextId) {
            waiting = false;
            nextId++;
            due = now.plus(limits.keepaliveInterval());
        }
    }

    Instant due() {
        return due;
    }
}
