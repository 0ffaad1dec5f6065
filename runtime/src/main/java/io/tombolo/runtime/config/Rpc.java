package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;

/// Streaming of servers.
public record Rpc(
        @Setting(defaultsTo = "true", ignored = true, says = "servers serve subscriptions; always so")
        boolean enableStreaming) {}
