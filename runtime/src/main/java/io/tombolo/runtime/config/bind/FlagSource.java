package io.tombolo.runtime.config.bind;

import io.tombolo.runtime.config.tree.Position;
import io.tombolo.runtime.config.tree.Value;
import io.tombolo.runtime.config.tree.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Flags of the command line.
public final class FlagSource {

    private FlagSource() {}

    /// Checks flags, each with its values in order; a switch without a value is `true`.
    public static Checked check(Schema<?> schema, Map<String, List<String>> flags) {
        Map<String, Value> values = new LinkedHashMap<>();
        List<Violation> unknown = new ArrayList<>();
        flags.forEach((name, texts) -> {
            Position at = Position.of("flag -" + name);
            Optional<Key> key = schema.keys().stream()
                    .filter(candidate ->
                            !candidate.isBlock() && candidate.declared().flag().equals(name))
                    .findFirst();
            if (key.isEmpty()) {
                unknown.add(Violation.at(at, "", "flag provided but not defined: -" + name));
            } else if (!texts.isEmpty()) {
                values.put(key.get().path(), Texts.read(key.get(), texts, at));
            }
        });
        Checked checked = Checker.check(schema, values);
        unknown.addAll(checked.violations());
        return new Checked(checked.settings(), unknown, checked.warnings());
    }
}
