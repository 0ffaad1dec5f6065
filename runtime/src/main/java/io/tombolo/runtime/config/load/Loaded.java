package io.tombolo.runtime.config.load;

import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.tree.Violation;
import io.tombolo.runtime.config.tree.Warning;
import java.util.List;

/// What became of a request.
public sealed interface Loaded {

    /// What is worth a word either way.
    List<Warning> warnings();

    /// An agent can start with it.
    record Valid(Configuration configuration, List<Warning> warnings) implements Loaded {
        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /// It cannot; everything that was found, at least one.
    record Invalid(List<Violation> violations, List<Warning> warnings) implements Loaded {
        public Invalid {
            violations = List.copyOf(violations);
            warnings = List.copyOf(warnings);
        }
    }
}
