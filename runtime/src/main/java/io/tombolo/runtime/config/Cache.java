package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.util.Optional;

/// The cache of the agent. Source: configuration sheet 2.7.
public record Cache(
        @Setting(reload = true, says = "refreshes a second of one entry; none for no limit")
        Optional<Double> entryFetchRate,

        @Setting(defaultsTo = "2", reload = true, says = "refreshes of one entry at once")
        int entryFetchMaxBurst) {}
