package io.tombolo.runtime.config.tree;

import java.util.Optional;

/// What is allowed and worth a word: a deprecated key, a risky mode, what will fail later.
///
/// @param at      where the value stands; empty if it is missing, or a default
/// @param key     the key as a path, `ports.http`; empty if the whole source is meant
/// @param message one sentence; kept to one line of printable characters
public record Warning(Optional<Position> at, String key, String message) {

    public Warning {
        message = Line.of(message);
    }

    /// A warning about a place.
    public static Warning at(Position at, String key, String message) {
        return new Warning(Optional.of(at), key, message);
    }

    /// `file.hcl:3:7: what to know`, or only what to know.
    public String text() {
        return at.map(place -> place + ": ").orElse("") + message;
    }

    @Override
    public String toString() {
        return text();
    }
}
