package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import io.tombolo.runtime.config.tree.Value;
import java.util.List;
import java.util.Optional;

/// Where metrics are fetched for the console.
public record MetricsProxy(
        @Setting(reload = true, says = "http or https address of the metrics server")
        Optional<String> baseUrl,

        @Setting(reload = true, says = "paths that may be asked for")
        List<String> pathAllowlist,

        @Setting(reload = true, says = "headers to add: name and value")
        List<Value.Entries> addHeaders) {}
