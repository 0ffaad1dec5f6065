package io.tombolo.runtime.config;

import io.tombolo.runtime.config.bind.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Metrics. Source: configuration sheet 2.9.
public record Telemetry(
        @Setting(defaultsTo = "consul", says = "first part of every metric")
        String metricsPrefix,

        @Setting(defaultsTo = "0s", says = "time that metrics are kept for Prometheus; 0 switches it off")
        Duration prometheusRetentionTime,

        @Setting(defaultsTo = "false", says = "gauges do not carry the host name")
        boolean disableHostname,

        @Setting(defaultsTo = "true", says = "metrics that no filter names are let through")
        boolean filterDefault,

        @Setting(reload = true, says = "+prefix lets metrics through, -prefix keeps them back")
        List<String> prefixFilter,

        @Setting(says = "host:port of statsd") Optional<String> statsdAddress,
        @Setting(says = "host:port of statsite") Optional<String> statsiteAddress,
        @Setting(says = "host:port of DogStatsD") Optional<String> dogstatsdAddr,
        @Setting(says = "tags for DogStatsD") List<String> dogstatsdTags,

        @Setting(defaultsTo = "true", ignored = true, says = "tries again at start when a sink is not there")
        boolean retryFailedConnection,

        @Setting(defaultsTo = "false", ignored = true, says = "metrics of the host")
        boolean enableHostMetrics,

        @Setting(defaultsTo = "false", ignored = true, says = "fewer usage metrics")
        boolean disablePerTenancyUsageMetrics,

        @Setting(name = "disable_compat_1.9", defaultsTo = "false", ignored = true, says = "old names of metrics")
        boolean disableCompat19,

        @Setting(secret = true, ignored = true, says = "Circonus")
        Optional<String> circonusApiToken,

        @Setting(ignored = true, says = "Circonus") Optional<String> circonusApiApp,
        @Setting(ignored = true, says = "Circonus") Optional<String> circonusApiUrl,
        @Setting(ignored = true, says = "Circonus") Optional<String> circonusBrokerId,
        @Setting(ignored = true, says = "Circonus") Optional<String> circonusBrokerSelectTag,
        @Setting(ignored = true, says = "Circonus") Optional<String> circonusCheckDisplayName,
        @Setting(ignored = true, says = "Circonus") Optional<String> circonusCheckForceMetricActivation,
        @Setting(ignored = true, says = "Circonus") Optional<String> circonusCheckId,
        @Setting(ignored = true, says = "Circonus") Optional<String> circonusCheckInstanceId,
        @Setting(ignored = true, says = "Circonus") Optional<String> circonusCheckSearchTag,
        @Setting(ignored = true, says = "Circonus") Optional<String> circonusCheckTags,
        @Setting(ignored = true, says = "Circonus") Optional<String> circonusSubmissionInterval,
        @Setting(ignored = true, says = "Circonus") Optional<String> circonusSubmissionUrl) {

    /// Without what is accepted for other products, which may hold a token.
    @Override
    public String toString() {
        return "Telemetry[prefix=%s, prometheusRetention=%s]".formatted(metricsPrefix, prometheusRetentionTime);
    }
}
