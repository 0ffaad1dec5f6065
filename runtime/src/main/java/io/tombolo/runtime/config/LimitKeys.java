package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;

/// What one client may ask of the agent. Source: configuration sheet 2.7.
public record LimitKeys(
        @Setting(says = "limits") RequestRates limits,
        @Setting(says = "the cache of the agent") Cache cache) {}
