package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.time.Duration;
import java.util.Map;

/// Answers of DNS. Source: configuration sheet 2.8.
public record DnsConfig(
        @Setting(defaultsTo = "true", reload = true, says = "any server may answer")
        boolean allowStale,

        @Setting(defaultsTo = "87600h", reload = true, says = "age up to which any server may answer")
        Duration maxStale,

        @Setting(defaultsTo = "0s", reload = true, says = "lifetime of answers about nodes")
        Duration nodeTtl,

        @Setting(reload = true, says = "lifetime of answers about services, by name; * for all others")
        Map<String, Duration> serviceTtl,

        @Setting(defaultsTo = "false", reload = true, says = "marks answers that were cut")
        boolean enableTruncate,

        @Setting(defaultsTo = "false", reload = true, says = "leaves out services with warnings")
        boolean onlyPassing,

        @Setting(defaultsTo = "false", reload = true, says = "writes names in full")
        boolean disableCompression,

        @Setting(defaultsTo = "2s", reload = true, says = "wait for a recursor")
        Duration recursorTimeout,

        @Setting(defaultsTo = "sequential", reload = true, says = "order in which recursors are asked")
        RecursorStrategy recursorStrategy,

        @Setting(defaultsTo = "3", reload = true, says = "records of an answer over UDP")
        int udpAnswerLimit,

        @Setting(defaultsTo = "0", reload = true, says = "address records of any answer; 0 for no limit")
        int aRecordLimit,

        @Setting(defaultsTo = "true", reload = true, says = "adds node meta as TXT records")
        boolean enableAdditionalNodeMetaTxt,

        @Setting(says = "the SOA record") Soa soa,

        @Setting(defaultsTo = "false", reload = true, says = "answers from the cache of the agent")
        boolean useCache,

        @Setting(defaultsTo = "0s", reload = true, says = "age up to which the cache answers; 0 for any")
        Duration cacheMaxAge,

        @Setting(defaultsTo = "false", ignored = true, says = "reads the second label as a namespace (Enterprise)")
        boolean preferNamespace) {}
