package io.tombolo.contract.members;

import java.util.Map;

/// What a pool said of its keyrings.
///
/// @param members     how many were asked
/// @param answers     how many answered
/// @param problems    what went wrong, by member
/// @param keys        how many members have which key, by its base64 form
/// @param primaryKeys how many members encrypt with which key
public record KeyringReport(
        int members,
        int answers,
        Map<String, String> problems,
        Map<String, Integer> keys,
        Map<String, Integer> primaryKeys) {

    public KeyringReport {
        problems = Map.copyOf(problems);
        keys = Map.copyOf(keys);
        primaryKeys = Map.copyOf(primaryKeys);
    }

    /// Whether all answered, and none had a problem.
    public boolean complete() {
        return problems.isEmpty() && answers == members;
    }

    /// Tells nothing of the keys.
    @Override
    public String toString() {
        return "KeyringReport[members=%d, answers=%d, problems=%s]".formatted(members, answers, problems);
    }
}
