package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.time.Duration;
import java.util.Optional;

/// How the leader looks after the servers. Source: configuration sheet 2.5.
public record Autopilot(
        @Setting(defaultsTo = "true", says = "removes failed servers when new ones come")
        boolean cleanupDeadServers,

        @Setting(defaultsTo = "200ms", says = "silence after which a server counts as unhealthy")
        Duration lastContactThreshold,

        @Setting(defaultsTo = "250", says = "log entries that a healthy server may be behind")
        int maxTrailingLogs,

        @Setting(defaultsTo = "0", says = "servers below which none is removed")
        int minQuorum,

        @Setting(defaultsTo = "10s", says = "time that a new server has to be healthy before it votes")
        Duration serverStabilizationTime,

        @Setting(ignored = true, says = "node meta key of the zone (Enterprise)")
        Optional<String> redundancyZoneTag,

        @Setting(defaultsTo = "false", ignored = true, says = "no migration by version (Enterprise)")
        boolean disableUpgradeMigration,

        @Setting(ignored = true, says = "node meta key of the version (Enterprise)")
        Optional<String> upgradeVersionTag) {}
