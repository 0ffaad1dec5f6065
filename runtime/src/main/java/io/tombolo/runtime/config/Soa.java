package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;

/// The SOA record, in seconds.
public record Soa(
        @Setting(defaultsTo = "3600", reload = true, says = "refresh")
        int refresh,

        @Setting(defaultsTo = "600", reload = true, says = "retry")
        int retry,

        @Setting(defaultsTo = "86400", reload = true, says = "expire")
        int expire,

        @Setting(defaultsTo = "0", reload = true, says = "minimum")
        int minTtl) {}
