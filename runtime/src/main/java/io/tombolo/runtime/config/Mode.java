package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Renamed;
import io.tombolo.runtime.config.bind.Setting;
import java.time.Duration;
import java.util.Optional;

/// What this agent is and how it comes and goes. Source: configuration sheet 2.1.
public record Mode(
        @Setting(
                defaultsTo = "false",
                flag = "dev",
                flagOnly = true,
                says = "a server for trying things out: keeps its state in memory and listens on loopback")
        boolean dev,

        @Setting(defaultsTo = "false", inDev = "true", flag = "server", says = "server mode")
        boolean server,

        @Setting(
                defaultsTo = "false",
                flag = "bootstrap",
                says = "may elect itself leader alone; for the first server only")
        boolean bootstrap,

        @Setting(
                defaultsTo = "0",
                flag = "bootstrap-expect",
                says =
                        "servers of the datacenter that wait for each other before the first election; 1 is like bootstrap")
        int bootstrapExpect,

        @Setting(defaultsTo = "false", flag = "rejoin", says = "joins again at start even after it had left")
        boolean rejoinAfterLeave,

        @Setting(says = "SIGTERM leaves the cluster; by default true on clients and false on servers")
        Optional<Boolean> leaveOnTerminate,

        @Setting(says = "SIGINT exits without leaving; by default false on clients and true on servers")
        Optional<Boolean> skipLeaveOnInterrupt,

        @Setting(defaultsTo = "2", flag = "protocol", says = "version of the gossip protocol that is spoken")
        int protocol,

        @Renamed(from = "non_voting_server")
        @Setting(
                defaultsTo = "false",
                flag = "read-replica",
                ignored = true,
                says = "a server without a vote (Enterprise)")
        boolean readReplica,

        @Setting(defaultsTo = "168h", says = "a server that was away for longer refuses to start on its old state")
        Duration serverRejoinAgeMax,

        @Setting(defaultsTo = "false", inDev = "true", says = "serves /debug/pprof")
        boolean enableDebug,

        @Setting(defaultsTo = "false", says = "does not measure network coordinates")
        boolean disableCoordinates,

        @Setting(defaultsTo = "true", says = "does not take part in exec")
        boolean disableRemoteExec) {}
