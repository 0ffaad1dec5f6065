package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whom to join, and federation. Source: configuration sheet 2.3; WAN federation sheet 6.1.
public record Joining(
        @Setting(
                flag = "retry-join",
                template = true,
                says = "addresses in the datacenter to join, until one answers: host, host:port, or provider=…")
        List<String> retryJoin,

        @Setting(defaultsTo = "30s", flag = "retry-interval", says = "time between attempts to join")
        Duration retryInterval,

        @Setting(
                defaultsTo = "0",
                flag = "retry-max",
                says = "attempts to join before the agent gives up; 0 for no limit")
        int retryMax,

        @Setting(
                flag = "retry-join-wan",
                template = true,
                says = "servers of other datacenters to join directly; refused under gateway federation")
        List<String> retryJoinWan,

        @Setting(defaultsTo = "30s", flag = "retry-interval-wan", says = "time between attempts to join the WAN pool")
        Duration retryIntervalWan,

        @Setting(
                defaultsTo = "0",
                flag = "retry-max-wan",
                says = "attempts to join the WAN pool before the agent gives up; 0 for no limit")
        int retryMaxWan,

        @Setting(flag = "join", template = true, says = "addresses to join once at start, which fails if none answers")
        List<String> startJoin,

        @Setting(
                flag = "join-wan",
                template = true,
                says = "WAN addresses to join once at start; refused under gateway federation")
        List<String> startJoinWan,

        @Setting(says = "time after which a failed member of the datacenter is forgotten; by default 72h, at least 8h")
        Optional<Duration> reconnectTimeout,

        @Setting(says = "time after which a failed member of the WAN pool is forgotten; by default 72h, at least 8h")
        Optional<Duration> reconnectTimeoutWan,

        @Setting(says = "time after which others forget this client agent when it fails")
        Optional<Duration> advertiseReconnectTimeout,

        @Setting(
                flag = "primary-gateway",
                template = true,
                says = "host:port of the mesh gateways of the primary, or provider=…; servers of a secondary only")
        List<String> primaryGateways,

        @Setting(defaultsTo = "30s", says = "time between attempts to discover the primary gateways")
        Duration primaryGatewaysInterval) {}
