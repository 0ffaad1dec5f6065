package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;

/// Cluster peering.
public record Peering(
        @Setting(
                defaultsTo = "true",
                ignored = true,
                says = "cluster peering, which is another feature than federation")
        boolean enabled) {}
