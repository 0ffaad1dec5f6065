package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.time.Duration;

/// HTTP API and console. Source: configuration sheet 2.7.
public record Http(
        @Setting(says = "the HTTP API") HttpConfig httpConfig,
        @Setting(says = "the console") UiConfig uiConfig,

        @Setting(
                defaultsTo = "300s",
                flag = "default-query-time",
                says = "longest wait of a blocking query that names none")
        Duration defaultQueryTime,

        @Setting(defaultsTo = "600s", flag = "max-query-time", says = "longest wait of a blocking query")
        Duration maxQueryTime,

        @Setting(defaultsTo = "0s", says = "shortest lifetime of a session; 0 means 10s")
        Duration sessionTtlMin,

        @Setting(
                defaultsTo = "0s",
                reload = true,
                says = "age up to which health and catalog answers may come from any server")
        Duration discoveryMaxStale,

        @Setting(defaultsTo = "false", says = "lets unprintable characters in paths pass")
        boolean disableHttpUnprintableCharFilter) {}
