package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.MemberName;

/// What the machine wants to be woken for, beside what its membership wants. As there, a later wish for an equal
/// timer replaces the earlier one.
public sealed interface SerfTimer {

    /// Members gone for long are to be forgotten.
    record ReapTick() implements SerfTimer {}

    /// A failed member is to be tried again.
    record ReconnectTick() implements SerfTimer {}

    /// The queues are to be looked at.
    record QueueCheck() implements SerfTimer {}

    /// No more answers are taken.
    record QueryDeadline(QueryHandle query) implements SerfTimer {}

    /// The application had its time to answer.
    record AnswerDeadline(QueryHandle query) implements SerfTimer {}

    /// A member that was pruned while alive had its time to leave.
    record PruneDue(MemberName member) implements SerfTimer {}

    /// The own leave intent had its time to get around.
    record IntentSpreadTimeout() implements SerfTimer {}

    /// The goodbye had its time to be heard.
    record LeavePropagated() implements SerfTimer {}

    /// The member clock is to be remembered.
    record SnapshotClock() implements SerfTimer {}

    /// The collected events are to be told.
    record CoalesceFlush() implements SerfTimer {}
}
