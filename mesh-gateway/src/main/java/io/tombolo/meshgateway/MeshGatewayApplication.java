package io.tombolo.meshgateway;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.actuate.endpoint.web.WebFluxHealthEndpointExtensionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/// The process of a gateway: the gateway itself, and a management port with health and metrics.
public final class MeshGatewayApplication implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private MeshGatewayApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// Names what Spring has to build: the actuator and its web server by themselves, ours in
    /// [MeshGatewayWiring].
    @SpringBootConfiguration
    @ImportAutoConfiguration({
        EndpointAutoConfiguration.class,
        JacksonEndpointAutoConfiguration.class,
        WebEndpointAutoConfiguration.class,
        InfoEndpointAutoConfiguration.class,
        ManagementContextAutoConfiguration.class,
        ApplicationAvailabilityAutoConfiguration.class,
        ConfigurationPropertiesAutoConfiguration.class,
        LifecycleAutoConfiguration.class,
        AvailabilityProbesAutoConfiguration.class,
        HealthEndpointAutoConfiguration.class,
        AvailabilityHealthContributorAutoConfiguration.class,
        HealthContributorRegistryAutoConfiguration.class,
        CodecsAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        CompositeMeterRegistryAutoConfiguration.class,
        MetricsAutoConfiguration.class,
        PrometheusMetricsExportAutoConfiguration.class,
        JvmMetricsAutoConfiguration.class,
        NettyReactiveWebServerAutoConfiguration.class,
        HttpHandlerAutoConfiguration.class,
        WebFluxAutoConfiguration.class,
        WebFluxHealthEndpointExtensionAutoConfiguration.class
    })
    @Import(MeshGatewayWiring.class)
    static class Parts {}

    /// What became of a start.
    public sealed interface Start {

        /// The gateway runs: it learns, registers, and listens as soon as it can route.
        record Running(MeshGatewayApplication gateway) implements Start {}

        /// Nothing was started; why, in one sentence.
        record Refused(String reason) implements Start {}
    }

    /// Starts a gateway in this process.
    ///
    /// @param properties what flags and Consul's environment variables say, as Spring properties; they win over
    ///                   Spring's
    ///                   own sources
    public static Start start(Map<String, Object> properties) {
        var application = new SpringApplication(Parts.class);
        application.addInitializers(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("flags", properties)));
        application.setDefaultProperties(Map.of("spring.config.name", "mesh-gateway"));
        try {
            return new Start.Running(new MeshGatewayApplication(application.run()));
        } catch (RuntimeException failed) {
            return new Start.Refused(reason(failed).orElseThrow(() -> failed));
        }
    }

    /// What an operator can mend. Everything else is a bug.
    private static Optional<String> reason(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            Optional<String> text = switch (cause) {
                case PortInUseException taken ->
                    Optional.of("cannot serve health and metrics: port %d (-admin-bind) is already in use"
                            .formatted(taken.getPort()));
                case BindException wrong
                when wrong.getCause() != null ->
                    Optional.of("%s: %s".formatted(wrong.getName(), root(wrong).getMessage()));
                case IOException refused -> Optional.of(String.valueOf(refused.getMessage()));
                case IllegalArgumentException wrong
                when isOurs(wrong) -> Optional.of(String.valueOf(wrong.getMessage()));
                default -> Optional.empty();
            };
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean isOurs(Throwable failure) {
        return List.of(failure.getStackTrace()).stream()
                .anyMatch(frame -> frame.getClassName().equals(SettingsReader.class.getName()));
    }

    /// The gateway in it.
    public MeshGateway gateway() {
        return context.getBean(MeshGateway.class);
    }

    /// Completes with a reason when the gateway has to end by itself.
    public CompletableFuture<String> ending() {
        return gateway().ending();
    }

    /// The time that stopping takes at most.
    public Duration stopLimit() {
        return context.getBean(GatewaySettings.class).drain().plusSeconds(5);
    }

    /// Drains and stops. Health and log go on until the last connection is gone: Spring takes them away first.
    @Override
    public void close() {
        gateway().close();
        context.close();
    }
}
