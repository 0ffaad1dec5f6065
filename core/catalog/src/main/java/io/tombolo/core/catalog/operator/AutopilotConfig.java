package io.tombolo.core.catalog.operator;

import io.tombolo.core.catalog.store.RaftIndex;
import io.tombolo.core.wire.binding.Embedded;
import io.tombolo.core.wire.binding.Unsigned;
import io.tombolo.core.wire.binding.WireField;
import java.time.Duration;

/// How servers are looked after. Source: RPC sheet 16, "AutopilotConfig".
///
/// @param cleanupDeadServers      remove failed servers from the voters
/// @param lastContactThreshold    a server is unhealthy after this long without its leader
/// @param maxTrailingLogs         a server is unhealthy this many entries behind
/// @param minQuorum               voters that are never gone below by cleaning up; 0 for no limit
/// @param serverStabilizationTime how long a new server has to be healthy before it votes
public record AutopilotConfig(
        boolean cleanupDeadServers,
        @WireField(textInJson = true) Duration lastContactThreshold,
        @Unsigned long maxTrailingLogs,
        long minQuorum,
        @WireField(textInJson = true) Duration serverStabilizationTime,
        String redundancyZoneTag,
        boolean disableUpgradeMigration,
        String upgradeVersionTag,
        @Embedded RaftIndex raft) {

    /// What holds until an operator says otherwise.
    public static final AutopilotConfig DEFAULT = new AutopilotConfig(
            true, Duration.ofMillis(200), 250, 0, Duration.ofSeconds(10), "", false, "", RaftIndex.NONE);

    AutopilotConfig stored(RaftIndex newRaft) {
        return new AutopilotConfig(
                cleanupDeadServers,
                lastContactThreshold,
                maxTrailingLogs,
                minQuorum,
                serverStabilizationTime,
                redundancyZoneTag,
                disableUpgradeMigration,
                upgradeVersionTag,
                newRaft);
    }
}
