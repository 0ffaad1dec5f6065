package io.tombolo.runtime.config.load;

import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.bind.Builder;
import io.tombolo.runtime.config.bind.Checked;
import io.tombolo.runtime.config.bind.Checker;
import io.tombolo.runtime.config.bind.EnvironmentSource;
import io.tombolo.runtime.config.bind.Flag;
import io.tombolo.runtime.config.bind.FlagSource;
import io.tombolo.runtime.config.bind.PropertySource;
import io.tombolo.runtime.config.bind.Schema;
import io.tombolo.runtime.config.bind.Settings;
import io.tombolo.runtime.config.rules.Facts;
import io.tombolo.runtime.config.rules.Rules;
import io.tombolo.runtime.config.tree.Parsed;
import io.tombolo.runtime.config.tree.Position;
import io.tombolo.runtime.config.tree.Value;
import io.tombolo.runtime.config.tree.Violation;
import io.tombolo.runtime.config.tree.Warning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Loads a configuration: reads, checks, merges, builds, and runs the rules.
public final class ConfigurationLoader {

    private static final Schema<Configuration> SCHEMA = Schema.of(Configuration.class);

    private final LoadRequest request;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private boolean unreadable;

    private ConfigurationLoader(LoadRequest request) {
        this.request = request;
    }

    /// The flags of the command line that set a key, in the order of the documentation.
    public static List<Flag> flags() {
        return SCHEMA.flags();
    }

    /// The keys, for the documentation.
    public static Schema<Configuration> schema() {
        return SCHEMA;
    }

    /// Loads. Reads files; neither throws for what is in them nor prints.
    public static Loaded load(LoadRequest request) {
        return new ConfigurationLoader(request).load();
    }

    private Loaded load() {
        Settings merged = keep(PropertySource.check(SCHEMA, request.properties()));
        for (Settings file : files()) {
            merged = merged.overlaidBy(file, false);
        }
        merged = merged.overlaidBy(keep(EnvironmentSource.check(SCHEMA, request.environment())), false);
        merged = merged.overlaidBy(keep(FlagSource.check(SCHEMA, request.flags())), true);
        boolean dev = merged.value("dev")
                .map(value -> value instanceof Value.Truth truth && truth.holds())
                .orElse(false);
        merged = named(merged);
        Addressing.Resolved resolved =
                Addressing.resolve(SCHEMA, merged, dev ? "127.0.0.1" : "0.0.0.0", request.host());
        violations.addAll(resolved.violations());
        Configuration configuration = Builder.build(SCHEMA, resolved.settings(), dev);
        examine(new Facts(configuration, resolved.settings(), request.host()));
        return violations.isEmpty()
                ? new Loaded.Valid(configuration, warnings)
                : new Loaded.Invalid(violations, warnings);
    }

    private List<Settings> files() {
        request.format()
                .filter(format -> !format.equals("hcl") && !format.equals("json"))
                .ifPresent(format -> {
                    unreadable = true;
                    violations.add(Violation.at(
                            Position.of("flag -config-format"),
                            "",
                            "-config-format must be either 'hcl' or 'json'. received: \"%s\"".formatted(format)));
                });
        ConfigFiles files = new ConfigFiles(request.host(), request.format());
        request.files().forEach(files::take);
        warnings.addAll(files.warnings());
        List<Settings> settings = new ArrayList<>();
        for (Parsed parsed : files.parsed()) {
            switch (parsed) {
                case Parsed.Tree(Value.Entries root) -> settings.add(keep(Checker.check(SCHEMA, root)));
                case Parsed.Broken(Violation violation) -> {
                    unreadable = true;
                    violations.add(violation);
                }
            }
        }
        return settings;
    }

    private Settings keep(Checked checked) {
        violations.addAll(checked.violations());
        warnings.addAll(checked.warnings());
        return checked.settings();
    }

    /// The host name is the node name where none is configured, or an empty one.
    private Settings named(Settings merged) {
        boolean given =
                merged.value("node_name").map(value -> !value.shown().isEmpty()).orElse(false);
        if (given) {
            return merged;
        }
        Position at = Position.of("host name");
        Settings host = keep(Checker.check(
                SCHEMA, Map.of("node_name", new Value.Text(at, request.host().name()))));
        return merged.overlaidBy(host, false);
    }

    /// Runs the rules, unless a whole source is missing: then they would complain of what stands in it.
    private void examine(Facts facts) {
        if (unreadable) {
            return;
        }
        Set<String> refused = new LinkedHashSet<>();
        violations.forEach(violation -> refused.add(violation.key()));
        Rules.Findings findings = Rules.examine(facts, refused);
        violations.addAll(findings.violations());
        warnings.addAll(findings.warnings());
    }
}
