package io.tombolo.contract.rpc.query;

import io.tombolo.core.wire.binding.Unsigned;
import java.time.Duration;

/// How a read is to be answered. Source: RPC sheet 5.1 and 6.
///
/// @param token                    the caller's secret
/// @param minQueryIndex            wait until the result is newer than this; 0 to answer at once
/// @param maxQueryTime             how long to wait; 0 means 5 minutes, and no more than 10 minutes count
/// @param allowStale               any server of the datacenter may answer
/// @param requireConsistent        the leader first makes sure that it is one
/// @param maxStaleDuration         how stale an agent takes an answer to be; servers do not look at it
/// @param filter                   an expression that results have to satisfy; empty for all
/// @param allowNotModifiedResponse the answer may be [QueryMeta#notModified] and nothing else
/// @param useCache                 of agents; servers do not look at it
/// @param maxAge                   of agents; servers do not look at it
/// @param mustRevalidate           of agents; servers do not look at it
/// @param staleIfError             of agents; servers do not look at it
public record QueryOptions(
        String token,
        @Unsigned long minQueryIndex,
        Duration maxQueryTime,
        boolean allowStale,
        boolean requireConsistent,
        boolean useCache,
        Duration maxStaleDuration,
        Duration maxAge,
        boolean mustRevalidate,
        Duration staleIfError,
        String filter,
        boolean allowNotModifiedResponse) {

    /// The leader answers, at once, with everything that anybody may see.
    public static final QueryOptions NONE = new QueryOptions(
            "", 0, Duration.ZERO, false, false, false, Duration.ZERO, Duration.ZERO, false, Duration.ZERO, "", false);

    /// Without the token.
    @Override
    public String toString() {
        return "QueryOptions[minQueryIndex=%s, maxQueryTime=%s, allowStale=%s, requireConsistent=%s, filter=%s]"
                .formatted(Long.toUnsignedString(minQueryIndex), maxQueryTime, allowStale, requireConsistent, filter);
    }
}
