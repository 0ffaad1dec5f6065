package io.tombolo.httpapi.agent;

import io.tombolo.contract.agent.AgentControl;
import io.tombolo.contract.agent.MetricsReport;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.binding.WireField;
import io.tombolo.core.wire.json.JsonCodec;
import io.tombolo.runtime.http.Parameter;
import io.tombolo.runtime.http.Parameter.Kind;
import io.tombolo.runtime.http.Payload;
import io.tombolo.runtime.http.Reply;
import io.tombolo.runtime.http.Request;
import io.tombolo.runtime.http.Route;
import io.tombolo.runtime.http.Routes;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// `/v1/agent/leave`, `reload`, `monitor`, `metrics`, `token`: the process that the agent runs in.
final class ProcessRoutes implements Routes {

    private static final Parameter LEVEL = new Parameter("loglevel", Kind.TEXT, "the least severe lines that are told");
    private static final Parameter AS_JSON = new Parameter("logjson", Kind.FLAG, "one JSON object a line");
    private static final Parameter FORMAT = new Parameter("format", Kind.TEXT, "prometheus, or nothing for JSON");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss '+0000 UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final JsonCodec<MetricsView> METRICS = JsonCodec.of(MetricsView.class);

    private final AgentControl control;

    ProcessRoutes(AgentControl control) {
        this.control = control;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.put("/v1/agent/leave", "leaves all pools, and ends the process")
                        .prompt(_ -> control.leave().thenApply(_ -> Reply.DONE)),
                Route.put("/v1/agent/reload", "reads the configuration again").waiting(_ -> reload()),
                Route.get("/v1/agent/monitor", "tells log lines until the caller goes")
                        .with(LEVEL, AS_JSON)
                        .waiting(this::monitor),
                Route.get("/v1/agent/metrics", "what the process measures")
                        .with(FORMAT)
                        .prompt(this::metrics),
                Route.put("/v1/agent/token/{kind}", "gives the agent a token; needs ACLs")
                        .prompt(_ -> CompletableFuture.completedFuture(Reply.error(401, "ACL support disabled"))));
    }

    private Reply reload() {
        return switch (control.reload()) {
            case AgentControl.Reload.Done() -> Reply.DONE;
            case AgentControl.Reload.Refused(var text) -> Reply.error(500, text);
        };
    }

    private Reply monitor(Request request) {
        String asked = request.query().text(LEVEL);
        Optional<AgentControl.LogThreshold> threshold = threshold(asked.isEmpty() ? "info" : asked);
        if (threshold.isEmpty()) {
            return Reply.error(400, "Bad request: Unknown log level: " + asked);
        }
        var form = request.query().has(AS_JSON) ? AgentControl.LogForm.JSON : AgentControl.LogForm.TEXT;
        var lines = new LogLines(threshold.get());
        lines.following(control.followLog(threshold.get(), form, lines::add));
        return new Reply(200, List.of(), new Reply.Content.Streamed("text/plain; charset=utf-8", lines));
    }

    private static Optional<AgentControl.LogThreshold> threshold(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "trace" -> Optional.of(AgentControl.LogThreshold.TRACE);
            case "debug" -> Optional.of(AgentControl.LogThreshold.DEBUG);
            case "info" -> Optional.of(AgentControl.LogThreshold.INFO);
            case "warn" -> Optional.of(AgentControl.LogThreshold.WARN);
            case "err", "error" -> Optional.of(AgentControl.LogThreshold.ERROR);
            default -> Optional.empty();
        };
    }

    private CompletableFuture<Reply> metrics(Request request) {
        if (!request.query().text(FORMAT).equals("prometheus")) {
            return done(Reply.of(200, request.shown(Payload.json(METRICS.encode(MetricsView.of(control.metrics()))))));
        }
        return done(control.prometheus()
                .map(text -> Reply.of(200, Payload.of("text/plain; version=0.0.4; charset=utf-8", Bytes.ofText(text))))
                .orElseGet(
                        () -> Reply.error(415, "Prometheus is not enabled since its retention time is not positive")));
    }

    private static CompletableFuture<Reply> done(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }

    /// Source: HTTP sheet 3.3, `agent/metrics`.
    record MetricsView(
            String timestamp,
            @WireField(empty = WireField.EmptyForm.EMPTY) List<GaugeView> gauges,
            @WireField(empty = WireField.EmptyForm.EMPTY) List<GaugeView> points,
            @WireField(empty = WireField.EmptyForm.EMPTY) List<TotalView> counters,
            @WireField(empty = WireField.EmptyForm.EMPTY) List<TotalView> samples) {

        static MetricsView of(MetricsReport report) {
            return new MetricsView(
                    TIME.format(report.time()),
                    report.gauges().stream()
                            .map(gauge -> new GaugeView(gauge.name(), gauge.value(), gauge.labels()))
                            .toList(),
                    List.of(),
                    report.counters().stream().map(TotalView::of).toList(),
                    report.samples().stream().map(TotalView::of).toList());
        }
    }

    /// A value now.
    record GaugeView(
            String name,
            double value,
            @WireField(empty = WireField.EmptyForm.EMPTY) Map<String, String> labels) {}

    /// Values since the start. What is not measured, the least value and the deviation, is 0.
    record TotalView(
            String name,
            long count,
            double rate,
            double sum,
            double min,
            double max,
            double mean,
            double stddev,
            @WireField(empty = WireField.EmptyForm.EMPTY) Map<String, String> labels) {

        static TotalView of(MetricsReport.Total total) {
            return new TotalView(
                    total.name(),
                    total.count(),
                    total.rate(),
                    total.sum(),
                    0,
                    total.max(),
                    total.mean(),
                    0,
                    total.labels());
        }
    }
}
