package io.tombolo.server;

import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.load.Loaded;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// All parts but the gateway, running in this process.
public final class TomboloServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("tombolo.server");

    private final ConfigurableApplicationContext context;

    private TomboloServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// What became of a start.
    public sealed interface Start {

        /// All parts run, and HTTP is answered.
        record Running(TomboloServer server) implements Start {}

        /// Nothing was started, for each of these reasons; each is a sentence.
        record Refused(List<String> reasons) implements Start {}
    }

    /// Starts a server.
    ///
    /// @param profiles    Spring profiles to activate besides those of the environment: `primary`, `secondary`
    /// @param loader      makes the configuration, given the `tombolo.*` properties that Spring knows
    /// @param onValid     told of the configuration once it is valid, before any part is made
    public static Start start(
            List<String> profiles, Function<Map<String, String>, Loaded> loader, Consumer<Loaded.Valid> onValid) {
        var configuration = new ConfigurationListener(loader, onValid);
        var application = new SpringApplication(ServerApplication.class);
        application.setAdditionalProfiles(profiles.toArray(String[]::new));
        application.addListeners(configuration);
        application.addInitializers(context -> {
            context.getBeanFactory()
                    .registerSingleton("configuration", configuration.valid().configuration());
            context.getBeanFactory()
                    .registerSingleton("again", new Again(() -> configuration.again(context.getEnvironment())));
        });
        try {
            var server = new TomboloServer(application.run());
            LOG.atInfo()
                    .addKeyValue("node", server.configuration().nodeName())
                    .addKeyValue("datacenter", server.configuration().datacenter())
                    .addKeyValue(
                            "http_port",
                            server.configuration().network().ports().http())
                    .log("server is ready");
            return new Start.Running(server);
        } catch (InvalidConfigurationException refused) {
            return new Start.Refused(refused.reasons());
        } catch (BeansException failed) {
            return new Start.Refused(List.of(reason(failed).orElseThrow(() -> failed)));
        }
    }

    /// What an operator can mend: an address that is taken, a file that cannot be used. Everything else is a bug.
    private static Optional<String> reason(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException refused) {
                return Optional.of(String.valueOf(refused.getMessage()));
            }
        }
        return Optional.empty();
    }

    /// The configuration that the server runs with.
    public Configuration configuration() {
        return context.getBean(Configuration.class);
    }

    /// Completes with a reason when the server has to end by itself.
    public CompletableFuture<End> ending() {
        return context.getBean(Ending.class).end();
    }

    /// Gives its vote up and leaves its pools if `leave_on_terminate` says so, and stops the parts in the reverse of
    /// the order in which they were started.
    @Override
    public void close() {
        if (configuration().leaveOnTerminate()) {
            context.getBean(Leaving.class).leave();
        }
        context.close();
    }
}
