package io.tombolo.runtime.config.rules;

import io.tombolo.runtime.config.bind.Settings;
import io.tombolo.runtime.config.tree.Violation;
import io.tombolo.runtime.config.tree.Warning;
import java.util.ArrayList;
import java.util.List;

/// Gathers what rules find, and adds where the key stands.
final class Report {

    private final Settings settings;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    Report(Settings settings) {
        this.settings = settings;
    }

    void refuse(String key, String message) {
        violations.add(new Violation(settings.position(key), key, message));
    }

    void warn(String key, String message) {
        warnings.add(new Warning(settings.position(key), key, message));
    }

    /// What Consul accepts and only fails at later: an error where it must work, else a warning.
    void refuseIf(boolean mustWork, String key, String message) {
        if (mustWork) {
            refuse(key, message);
        } else {
            warn(key, message);
        }
    }

    List<Violation> violations() {
        return violations;
    }

    List<Warning> warnings() {
        return warnings;
    }
}
