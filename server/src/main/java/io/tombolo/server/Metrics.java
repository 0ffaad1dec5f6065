package io.tombolo.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.tombolo.contract.agent.MetricsReport;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What the meters of this process say, in the kinds that the API has.
final class Metrics {

    private static final double MILLIS = 1_000;

    private Metrics() {}

    static MetricsReport report(MeterRegistry meters) {
        double seconds = Math.max(1, ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS);
        List<MetricsReport.Gauge> gauges = new ArrayList<>();
        List<MetricsReport.Total> counters = new ArrayList<>();
        List<MetricsReport.Total> samples = new ArrayList<>();
        for (Meter meter : meters.getMeters()) {
            String name = "consul." + meter.getId().getName();
            Map<String, String> labels = labels(meter);
            switch (meter) {
                case Gauge gauge
                when Double.isFinite(gauge.value()) -> gauges.add(new MetricsReport.Gauge(name, gauge.value(), labels));
                case Counter counter -> {
                    double sum = counter.count();
                    counters.add(new MetricsReport.Total(
                            name, (long) sum, sum / seconds, sum, sum > 0 ? 1 : 0, sum > 0 ? 1 : 0, labels));
                }
                case Timer timer ->
                    samples.add(new MetricsReport.Total(
                            name,
                            timer.count(),
                            timer.totalTime(TimeUnit.MILLISECONDS) / seconds,
                            timer.totalTime(TimeUnit.MILLISECONDS),
                            timer.max(TimeUnit.MILLISECONDS),
                            timer.mean(TimeUnit.MILLISECONDS),
                            labels));
                case DistributionSummary summary ->
                    samples.add(new MetricsReport.Total(
                            name,
                            summary.count(),
                            summary.totalAmount() / seconds,
                            summary.totalAmount(),
                            summary.max(),
                            summary.mean(),
                            labels));
                default -> {
                    // Meters of other kinds are for other readers.
                }
            }
        }
        return new MetricsReport(Instant.now(), gauges, counters, samples);
    }

    private static Map<String, String> labels(Meter meter) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Tag tag : meter.getId().getTags()) {
            labels.put(tag.getKey(), tag.getValue());
        }
        return labels;
    }
}
