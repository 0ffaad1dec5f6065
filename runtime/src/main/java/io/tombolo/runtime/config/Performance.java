package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.time.Duration;
import java.util.Optional;

/// How patient servers are. Source: configuration sheet 2.5.
public record Performance(
        @Setting(
                defaultsTo = "5",
                inDev = "1",
                says = "1 to 10; scales heartbeat and election (1 s) and lease (500 ms)")
        int raftMultiplier,

        @Setting(defaultsTo = "5s", says = "time between leaving and stopping, for clients to move on")
        Duration leaveDrainTime,

        @Setting(defaultsTo = "7s", says = "time that a request waits for a leader")
        Duration rpcHoldTimeout,

        @Setting(ignored = true, says = "time between keepalives of gRPC")
        Optional<Duration> grpcKeepaliveInterval,

        @Setting(ignored = true, says = "wait for the answer to a keepalive of gRPC")
        Optional<Duration> grpcKeepaliveTimeout,

        @Setting(defaultsTo = "true", ignored = true, says = "spreads proxies over servers")
        boolean enableXdsLoadBalancing) {}
