package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;

/// Mesh, CA and central defaults. Source: configuration sheet 2.1 and 2.3.
public record Mesh(
        @Setting(says = "service mesh, its CA, and federation through mesh gateways")
        Connect connect,

        @Setting(defaultsTo = "true", says = "proxies get the defaults of config entries")
        boolean enableCentralServiceConfig,

        @Setting(says = "config entries that the leader writes if they are absent")
        ConfigEntries configEntries) {}
