package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import io.tombolo.runtime.config.tree.Value;
import java.time.Duration;

/// Consensus, and what the leader does by itself. Source: configuration sheet 2.5.
public record Raft(
        @Setting(defaultsTo = "3", flag = "raft-protocol", says = "version of the Raft protocol; 3")
        int raftProtocol,

        @Setting(defaultsTo = "16384", reload = true, says = "log entries between two snapshots")
        int raftSnapshotThreshold,

        @Setting(defaultsTo = "30s", reload = true, says = "time between two looks at whether a snapshot is due")
        Duration raftSnapshotInterval,

        @Setting(
                defaultsTo = "10240",
                reload = true,
                says = "log entries kept after a snapshot, for followers that are behind")
        int raftTrailingLogs,

        @Setting(defaultsTo = "false", ignored = true, says = "no vote before the vote")
        boolean raftPrevoteDisabled,

        @Setting(ignored = true, says = "kind and details of the log store")
        Value.Entries raftLogstore,

        @Setting(says = "how patient servers are") Performance performance,

        @Setting(says = "how the leader looks after the servers; first values, later ones are set by API")
        Autopilot autopilot) {}
