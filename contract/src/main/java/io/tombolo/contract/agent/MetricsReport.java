package io.tombolo.contract.agent;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a process measures.
///
/// @param gauges   what is so now
/// @param counters what has happened since the start
/// @param samples  what was measured since the start, durations in milliseconds
public record MetricsReport(Instant time, List<Gauge> gauges, List<Total> counters, List<Total> samples) {

    /// Takes copies of the lists.
    public MetricsReport {
        gauges = List.copyOf(gauges);
        counters = List.copyOf(counters);
        samples = List.copyOf(samples);
    }

    /// A value now.
    public record Gauge(String name, double value, Map<String, String> labels) {
        /// Takes a copy of the map.
        public Gauge {
            labels = Map.copyOf(labels);
        }
    }

    /// Values since the start.
    ///
    /// @param rate of the sum, in a second
    public record Total(
            String name, long count, double rate, double sum, double max, double mean, Map<String, String> labels) {
        /// Takes a copy of the map.
        public Total {
            labels = Map.copyOf(labels);
        }
    }
}
