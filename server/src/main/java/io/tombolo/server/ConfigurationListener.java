package io.tombolo.server;

import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.load.Loaded;
import io.tombolo.runtime.config.tree.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.support.EnvironmentPostProcessorApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Loads our configuration as soon as Spring has read its profiles and properties, and before anything else
/// happens.
///
/// Spring's properties below `tombolo` are one source of ours; what Spring itself needs to know (log levels) is given
/// back to it.
final class ConfigurationListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final String PREFIX = "tombolo.";

    /// After Spring has read its files, before it sets up logging.
    private static final int ORDER = EnvironmentPostProcessorApplicationListener.DEFAULT_ORDER + 1;

    private final Function<Map<String, String>, Loaded> loader;
    private final Consumer<Loaded.Valid> onValid;
    private Optional<Loaded.Valid> loaded = Optional.empty();

    ConfigurationListener(Function<Map<String, String>, Loaded> loader, Consumer<Loaded.Valid> onValid) {
        this.loader = loader;
        this.onValid = onValid;
    }

    Loaded.Valid valid() {
        return loaded.orElseThrow(() -> new IllegalStateException("asked for the configuration before it was loaded"));
    }

    /// Reads it once more, with the properties that Spring has.
    Loaded again(ConfigurableEnvironment environment) {
        return loader.apply(properties(environment));
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        switch (loader.apply(properties(event.getEnvironment()))) {
            case Loaded.Valid valid -> {
                refuseWrongProfile(event.getEnvironment(), valid.configuration());
                loaded = Optional.of(valid);
                event.getEnvironment().getPropertySources().addFirst(forSpring(valid.configuration()));
                onValid.accept(valid);
            }
            case Loaded.Invalid invalid ->
                throw new InvalidConfigurationException(
                        invalid.violations().stream().map(Violation::text).toList());
        }
    }

    /// The profiles set what the two snippets of the mission document set, and which datacenter is which is not in
    /// those.
    private static void refuseWrongProfile(ConfigurableEnvironment environment, Configuration configuration) {
        if (environment.acceptsProfiles(Profiles.of("secondary")) && configuration.isPrimary()) {
            throw new InvalidConfigurationException(List.of(
                    "profile 'secondary' is active, but primary_datacenter is %s, the own datacenter: set primary_datacenter to the primary's name, and primary_gateways to the addresses of its mesh gateways"
                            .formatted(configuration.primaryDatacenter())));
        }
        if (environment.acceptsProfiles(Profiles.of("primary")) && !configuration.isPrimary()) {
            throw new InvalidConfigurationException(List.of(
                    "profile 'primary' is active, but primary_datacenter is %s and this is datacenter %s: use profile 'secondary', or mend primary_datacenter"
                            .formatted(configuration.primaryDatacenter(), configuration.datacenter())));
        }
    }

    /// Environment variables are left out: the loader reads those itself, and ranks them above files.
    private static Map<String, String> properties(ConfigurableEnvironment environment) {
        var found = new TreeMap<String, String>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> enumerable
                    && !source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
                for (String name : enumerable.getPropertyNames()) {
                    String value = environment.getProperty(name);
                    if (name.startsWith(PREFIX) && value != null) {
                        found.put(name.substring(PREFIX.length()), value);
                    }
                }
            }
        }
        return found;
    }

    private static PropertySource<?> forSpring(Configuration configuration) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(
                "logging.level.tombolo", configuration.logging().logLevel().name());
        return new MapPropertySource("tombolo configuration", properties);
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
