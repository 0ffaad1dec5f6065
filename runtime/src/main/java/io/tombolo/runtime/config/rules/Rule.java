package io.tombolo.runtime.config.rules;

import java.util.List;

/// One rule.
///
/// @param name  a sentence, for whoever reads the list
/// @param keys  the keys that it looks at; the first is where its findings stand
/// @param check looks, and reports
record Rule(String name, List<String> keys, Check check) {

    /// Looks at the facts and reports what it finds.
    interface Check {
        void examine(Facts facts, Report report);
    }

    Rule {
        keys = List.copyOf(keys);
    }

    static Rule of(String name, List<String> keys, Check check) {
        return new Rule(name, keys, check);
    }
}
