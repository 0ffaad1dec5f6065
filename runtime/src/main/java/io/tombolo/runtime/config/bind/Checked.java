package io.tombolo.runtime.config.bind;

import io.tombolo.runtime.config.tree.Violation;
import io.tombolo.runtime.config.tree.Warning;
import java.util.List;

/// What became of one source: what it sets, without what was wrong, and what was wrong.
public record Checked(Settings settings, List<Violation> violations, List<Warning> warnings) {
    public Checked {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
    }
}
