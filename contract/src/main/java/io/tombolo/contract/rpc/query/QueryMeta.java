package io.tombolo.contract.rpc.query;

import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireField;
import java.time.Duration;

/// How a read was answered. Source: RPC sheet 5.2.
///
/// @param index                 what to wait for next; at least 1 where a call can wait
/// @param lastContact           how long ago a follower heard from its leader; 0 from the leader
/// @param consistencyLevel      filled in by agents; servers leave it empty
/// @param notModified           the results are those of the index that was asked for, and left out
/// @param backend               0 from servers
/// @param resultsFilteredByAcls something was hidden from the caller
public record QueryMeta(
        @Unsigned long index,
        Duration lastContact,
        boolean knownLeader,
        String consistencyLevel,
        boolean notModified,
        long backend,
        @WireField(name = "ResultsFilteredByACLs") boolean resultsFilteredByAcls) {

    /// From the leader.
    public static QueryMeta fromLeader(long index) {
        return new QueryMeta(index, Duration.ZERO, true, "", false, 0, false);
    }
}
