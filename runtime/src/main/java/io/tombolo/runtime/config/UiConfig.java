package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Renamed;
import io.tombolo.runtime.config.bind.Setting;
import java.util.List;
import java.util.Optional;

/// The console. Source: configuration sheet 2.7.
public record UiConfig(
        @Renamed(from = "ui") @Setting(defaultsTo = "false", inDev = "true", flag = "ui", says = "serves the console")
        boolean enabled,

        @Renamed(from = "ui_dir") @Setting(flag = "ui-dir", says = "folder that is served in the place of the console")
        Optional<String> dir,

        @Renamed(from = "ui_content_path")
        @Setting(defaultsTo = "/ui/", flag = "ui-content-path", says = "path of the console")
        String contentPath,

        @Setting(reload = true, says = "name of the metrics provider")
        Optional<String> metricsProvider,

        @Setting(says = "scripts of the metrics provider") List<String> metricsProviderFiles,

        @Setting(says = "JSON object for the metrics provider")
        Optional<String> metricsProviderOptionsJson,

        @Setting(says = "where metrics are fetched for the console")
        MetricsProxy metricsProxy,

        @Setting(says = "links to dashboards") DashboardUrlTemplates dashboardUrlTemplates) {}
