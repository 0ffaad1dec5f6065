package io.tombolo.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tombolo.agent.AgentService;
import io.tombolo.contract.agent.AgentControl;
import io.tombolo.contract.agent.MetricsReport;
import io.tombolo.contract.members.Subscription;
import io.tombolo.core.registration.Verdict;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.load.Loaded;
import io.tombolo.runtime.config.tree.Violation;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What operators ask of this process as a whole.
final class ServerControl implements AgentControl {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.server");

    private final Configuration configuration;
    private final Supplier<Loaded> loader;
    private final Leaving leaving;
    private final AgentService agent;
    private final MeterRegistry meters;
    private final Ending ending;

    /// @param loader reads the configuration again, from where it came
    ServerControl(
            Configuration configuration,
            Supplier<Loaded> loader,
            Leaving leaving,
            AgentService agent,
            MeterRegistry meters,
            Ending ending) {
        this.configuration = configuration;
        this.loader = loader;
        this.leaving = leaving;
        this.agent = agent;
        this.meters = meters;
        this.ending = ending;
    }

    @Override
    public CompletableFuture<Void> leave() {
        var left = new CompletableFuture<Void>();
        Thread.ofVirtual().name("leave").start(() -> {
            try {
                leaving.leave();
                left.complete(null);
            } catch (RuntimeException failed) {
                left.completeExceptionally(failed);
            } finally {
                ending.asAsked("left the pools, as an operator asked");
            }
        });
        return left;
    }

    @Override
    public Reload reload() {
        return switch (loader.get()) {
            case Loaded.Invalid invalid ->
                new Reload.Refused(
                        invalid.violations().stream().map(Violation::text).collect(Collectors.joining("; ")));
            case Loaded.Valid valid -> take(valid);
        };
    }

    private Reload take(Loaded.Valid valid) {
        try {
            return switch (agent.reload(valid.configuration()).join()) {
                case Verdict.Accepted() -> {
                    level(valid.configuration());
                    LOG.atInfo().log("configuration reloaded");
                    yield new Reload.Done();
                }
                case Verdict.Invalid(var text) -> new Reload.Refused(text);
                case Verdict.Missing(var text) -> new Reload.Refused(text);
                case Verdict.Impossible(var text) -> new Reload.Refused(text);
            };
        } catch (IOException | CompletionException refused) {
            return new Reload.Refused(String.valueOf(refused.getMessage()));
        }
    }

    private static void level(Configuration configuration) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger("tombolo")
                    .setLevel(Level.toLevel(configuration.logging().logLevel().name(), Level.INFO));
        }
    }

    @Override
    public Subscription followLog(LogThreshold threshold, LogForm form, Consumer<String> told) {
        return LogFollower.start(threshold, form, told);
    }

    @Override
    public MetricsReport metrics() {
        return Metrics.report(meters);
    }

    @Override
    public Optional<String> prometheus() {
        return configuration.telemetry().prometheusRetentionTime().isPositive()
                        && meters instanceof PrometheusMeterRegistry prometheus
                ? Optional.of(prometheus.scrape())
                : Optional.empty();
    }
}
