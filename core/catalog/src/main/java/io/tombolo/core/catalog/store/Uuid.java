package io.tombolo.core.catalog.store;

import java.util.Optional;

/// The form of identifiers in queries, and what is said about others.
///
/// Source: HTTP sheet 5, the texts that begin with `index error`.
public final class Uuid {

    private static final int LENGTH = 36;
    private static final int HYPHENS = 4;

    private Uuid() {}

    /// What is wrong with an identifier that should be a UUID; empty if nothing is.
    public static Optional<String> fault(String id) {
        if (id.length() != LENGTH) {
            return Optional.of("UUID must be 36 characters");
        }
        long hyphens = id.chars().filter(c -> c == '-').count();
        if (hyphens > HYPHENS) {
            return Optional.of("UUID should have maximum of 4 \"-\"; got %d".formatted(hyphens));
        }
        if (hyphens % 2 != 0) {
            return Optional.of("Input (without hyphens) must be even length");
        }
        return id.chars()
                .filter(c -> c != '-' && Character.digit(c, 16) < 0)
                .mapToObj(c -> "Invalid UUID: encoding/hex: invalid byte: U+%04X '%c'".formatted(c, c))
                .findFirst();
    }
}
