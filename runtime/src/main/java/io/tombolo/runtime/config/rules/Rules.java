package io.tombolo.runtime.config.rules;

import io.tombolo.runtime.config.tree.Violation;
import io.tombolo.runtime.config.tree.Warning;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// All rules.
public final class Rules {

    private static final List<Rule> ALL = Stream.of(
                    ModeRules.ALL,
                    IdentityRules.ALL,
                    AddressRules.ALL,
                    PortRules.ALL,
                    FederationRules.ALL,
                    TlsRules.ALL,
                    MaterialRules.ALL,
                    ClusterRules.ALL,
                    HttpRules.ALL,
                    ForeignRules.ALL)
            .flatMap(List::stream)
            .toList();

    private Rules() {}

    /// What the rules found.
    public record Findings(List<Violation> violations, List<Warning> warnings) {
        public Findings {
            violations = List.copyOf(violations);
            warnings = List.copyOf(warnings);
        }
    }

    /// Runs all rules.
    ///
    /// @param refused keys that were refused already, so that rules about them would only mislead
    public static Findings examine(Facts facts, Collection<String> refused) {
        Report report = new Report(facts.settings());
        ALL.stream()
                .filter(rule -> rule.keys().stream().noneMatch(key -> isRefused(key, refused)))
                .forEach(rule -> rule.check().examine(facts, report));
        return new Findings(report.violations(), report.warnings());
    }

    private static boolean isRefused(String key, Collection<String> refused) {
        return refused.stream().anyMatch(path -> path.equals(key) || path.startsWith(key + "."));
    }
}
