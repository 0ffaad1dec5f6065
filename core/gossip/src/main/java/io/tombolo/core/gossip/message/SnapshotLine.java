package io.tombolo.core.gossip.message;

/// One line of the snapshot file: what a member remembers over a restart. Source: gossip sheet 19.
public sealed interface SnapshotLine {

    /// `alive: <name> <ip:port>`
    record AliveLine(MemberName name, Address address) implements SnapshotLine {}

    /// `not-alive: <name>`
    record NotAliveLine(MemberName name) implements SnapshotLine {}

    /// `clock: <n>`
    record ClockLine(LamportTime time) implements SnapshotLine {}

    /// `event-clock: <n>`
    record EventClockLine(LamportTime time) implements SnapshotLine {}

    /// `query-clock: <n>`
    record QueryClockLine(LamportTime time) implements SnapshotLine {}

    /// `leave`: a graceful leave; forget all before, unless configured to rejoin.
    record LeaveLine() implements SnapshotLine {}

    /// `#…` and `coordinate: …`: passed over in silence.
    record CommentLine(String text) implements SnapshotLine {}

    /// Anything else: passed over with a warning.
    record UnknownLine(String text) implements SnapshotLine {}
}
