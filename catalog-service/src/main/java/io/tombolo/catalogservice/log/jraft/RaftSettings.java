package io.tombolo.catalogservice.log.jraft;

import io.tombolo.core.terms.NodeName;
import java.nio.file.Path;
import java.time.Duration;

/// How a log is kept.
///
/// @param folder            where; nobody else uses it
/// @param self              who this voter is, as long as the folder lives
/// @param electionTimeout   how long a follower waits for its leader; a whole number of milliseconds
/// @param deadline          how long a request waits before its fate is unknown
/// @param snapshotInterval  between two looks at whether a snapshot is due; a whole number of seconds
/// @param snapshotThreshold entries between two snapshots
public record RaftSettings(
        Path folder,
        NodeName self,
        Duration electionTimeout,
        Duration deadline,
        Duration snapshotInterval,
        int snapshotThreshold) {

    /// With the usual patience.
    public static RaftSettings of(Path folder, NodeName self) {
        return new RaftSettings(
                folder, self, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(30), 16_384);
    }
}
