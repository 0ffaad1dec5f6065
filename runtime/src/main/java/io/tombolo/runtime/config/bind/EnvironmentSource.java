package io.tombolo.runtime.config.bind;

import io.tombolo.runtime.config.tree.Position;
import io.tombolo.runtime.config.tree.Value;
import io.tombolo.runtime.config.tree.Warning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Environment variables: `TOMBOLO_` and the key in upper case with `_` for dots, `TOMBOLO_PORTS_HTTP`.
///
/// Other programs' variables may start like ours, so an unknown one is no error; one that is nearly a key is
/// warned of.
public final class EnvironmentSource {

    /// What our variables start with.
    public static final String PREFIX = "TOMBOLO_";

    private EnvironmentSource() {}

    /// Checks the variables that name a key, and ignores all others.
    public static Checked check(Schema<?> schema, Map<String, String> environment) {
        Map<String, Key> known = new HashMap<>();
        schema.keys().stream()
                .filter(key -> variable(key).isPresent())
                .forEach(key -> known.put(variable(key).orElseThrow(), key));
        Map<String, Value> values = new LinkedHashMap<>();
        List<Warning> warnings = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, text) -> {
            Position at = Position.of("variable " + name);
            Key key = known.get(name);
            if (key != null) {
                values.put(key.path(), Texts.read(key, text, at));
            } else if (name.startsWith(PREFIX)) {
                nearest(name, known.keySet())
                        .ifPresent(meant -> warnings.add(Warning.at(
                                at, "", "names no setting and is ignored; did you mean %s?".formatted(meant))));
            }
        });
        Checked checked = Checker.check(schema, values);
        warnings.addAll(checked.warnings());
        return new Checked(checked.settings(), checked.violations(), warnings);
    }

    private static Optional<String> nearest(String name, Set<String> known) {
        List<String> paths = known.stream()
                .map(variable -> variable.toLowerCase(Locale.ROOT))
                .toList();
        return Nearest.to(name, paths).map(path -> path.toUpperCase(Locale.ROOT));
    }

    /// The variable that sets a key; blocks and keys that only a flag can set have none.
    static Optional<String> variable(Key key) {
        if (key.isBlock() || key.declared().flagOnly()) {
            return Optional.empty();
        }
        return Optional.of(PREFIX + key.path().toUpperCase(Locale.ROOT).replace('.', '_'));
    }
}
