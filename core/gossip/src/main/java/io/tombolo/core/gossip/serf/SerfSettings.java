package io.tombolo.core.gossip.serf;

import java.time.Duration;

/// The timing and the limits of serf.
///
/// Source: gossip sheet 21; the overrides of Consul 22.1.
///
/// @param broadcastTimeout     wait for a broadcast to get around when leaving or changing tags
/// @param leavePropagateDelay  wait after the goodbye, that others may hear it before this node falls silent
/// @param reapInterval         between looks for members to forget
/// @param reconnectInterval    between attempts to reach a failed member
/// @param reconnectTimeout     after which a failed member is forgotten
/// @param tombstoneTimeout     after which a member that left is forgotten
/// @param recentIntentTimeout  after which an intent about an unknown member is forgotten
/// @param eventBuffer          slots of the ring of recent events
/// @param queryBuffer          slots of the ring of recent queries
/// @param queryTimeoutMultiplier default time for a query, in gossip intervals, times log10 of the pool
/// @param querySizeLimit       bytes of an encoded query
/// @param queryResponseSizeLimit bytes of an encoded answer, and of one that is relayed
/// @param userEventSizeLimit   bytes of name and payload, and of the encoded event
/// @param queueCheckInterval   between looks at the queues
/// @param queueDepthWarning    broadcasts in one queue that are worth a warning
/// @param maxQueueDepth        broadcasts that one queue may hold, unless `minQueueDepth` is positive
/// @param minQueueDepth        if positive, a queue may hold this many, or twice the members if that is more
/// @param conflictResolution   whether a second claimant of the own name leads to a vote
/// @param coordinates          whether coordinates are kept and told
/// @param rejoinAfterLeave     whether the members of before a graceful leave are rejoined
/// @param coalescePeriod       longest time that events are collected for; zero for never
/// @param coalesceQuiescence   how long no event may come before the collected ones are told
public record SerfSettings(
        Duration broadcastTimeout,
        Duration leavePropagateDelay,
        Duration reapInterval,
        Duration reconnectInterval,
        Duration reconnectTimeout,
        Duration tombstoneTimeout,
        Duration recentIntentTimeout,
        int eventBuffer,
        int queryBuffer,
        int queryTimeoutMultiplier,
        int querySizeLimit,
        int queryResponseSizeLimit,
        int userEventSizeLimit,
        Duration queueCheckInterval,
        int queueDepthWarning,
        int maxQueueDepth,
        int minQueueDepth,
        boolean conflictResolution,
        boolean coordinates,
        boolean rejoinAfterLeave,
        Duration coalescePeriod,
        Duration coalesceQuiescence) {

    /// Bytes that no user event may exceed, however configured: with its wrappers it has to fit the peers' buffers.
    public static final int USER_EVENT_HARD_LIMIT = 9216;

    /// @throws IllegalArgumentException if a ring has no slot, or the limit of events is above the hard one
    public SerfSettings {
        if (eventBuffer < 1 || queryBuffer < 1) {
            throw new IllegalArgumentException("eventBuffer and queryBuffer must be positive. received: %d and %d"
                    .formatted(eventBuffer, queryBuffer));
        }
        if (userEventSizeLimit > USER_EVENT_HARD_LIMIT) {
            throw new IllegalArgumentException("userEventSizeLimit must be at most %d. received: %d"
                    .formatted(USER_EVENT_HARD_LIMIT, userEventSizeLimit));
        }
    }

    /// The library's own.
    public static SerfSettings library() {
        return new SerfSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ofMinutes(5),
                512,
                512,
                16,
                1024,
                1024,
                512,
                Duration.ofSeconds(30),
                128,
                4096,
                0,
                true,
                true,
                false,
                Duration.ZERO,
                Duration.ZERO);
    }

    /// The `serf` agent: the library with coalescing.
    public static SerfSettings agent() {
        return library()
                .change()
                .coalescePeriod(Duration.ofSeconds(3))
                .coalesceQuiescence(Duration.ofSeconds(1))
                .settings();
    }

    /// Consul's servers, in both pools.
    public static SerfSettings consulServer() {
        return library()
                .change()
                .leavePropagateDelay(Duration.ofSeconds(3))
                .reconnectTimeout(Duration.ofDays(3))
                .queueDepthWarning(1_000_000)
                .minQueueDepth(4096)
                .conflictResolution(false)
                .settings();
    }

    /// Consul's clients: like servers, but two that claim one name vote.
    public static SerfSettings consulClient() {
        return consulServer().change().conflictResolution(true).settings();
    }

    /// A copy to be changed.
    public SerfSettingsChange change() {
        return new SerfSettingsChange(this);
    }

    int queueDepthLimit(int members) {
        return minQueueDepth > 0 ? Math.max(minQueueDepth, 2 * members) : maxQueueDepth;
    }

    boolean coalesces() {
        return coalescePeriod.isPositive();
    }
}
