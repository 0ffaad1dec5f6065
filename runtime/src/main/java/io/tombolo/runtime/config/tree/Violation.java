package io.tombolo.runtime.config.tree;

import java.util.Optional;

/// Why a configuration is refused: one sentence, ready for a terminal.
///
/// @param at      where the value stands; empty if it is missing, or a default
/// @param key     the key as a path, `ports.http`; empty if the whole source is meant
/// @param message what was found and what is allowed, with Consul's own words where it has some; kept to one line
///                of printable characters
public record Violation(Optional<Position> at, String key, String message) {

    public Violation {
        message = Line.of(message);
    }

    /// A violation that stands at a place.
    public static Violation at(Position at, String key, String message) {
        return new Violation(Optional.of(at), key, message);
    }

    /// `file.hcl:3:7: what is wrong`, or only what is wrong.
    public String text() {
        return at.map(place -> place + ": ").orElse("") + message;
    }

    @Override
    public String toString() {
        return text();
    }
}
