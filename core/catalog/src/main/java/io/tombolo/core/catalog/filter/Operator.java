package io.tombolo.core.catalog.filter;

/// What a match asks of a field. Source: HTTP sheet 1.9.
enum Operator {
    EQUAL("Equal", false),
    NOT_EQUAL("Not Equal", true),
    IN("In", false),
    NOT_IN("Not In", true),
    IS_EMPTY("Is Empty", false),
    IS_NOT_EMPTY("Is Not Empty", true),
    MATCHES("Matches", false),
    NOT_MATCHES("Not Matches", true);

    /// The name in messages.
    final String title;

    /// Whether it holds where its opposite does not.
    final boolean negative;

    Operator(String title, boolean negative) {
        this.title = title;
        this.negative = negative;
    }

    /// What it says for a key that a map does not have. That `matches` holds is a quirk of the real one.
    boolean holdsForMissing() {
        return switch (this) {
            case EQUAL, IN, IS_NOT_EMPTY -> false;
            case NOT_EQUAL, NOT_IN, IS_EMPTY, MATCHES, NOT_MATCHES -> true;
        };
    }

    /// The one that is not negative.
    Operator positive() {
        return switch (this) {
            case EQUAL, NOT_EQUAL -> EQUAL;
            case IN, NOT_IN -> IN;
            case IS_EMPTY, IS_NOT_EMPTY -> IS_EMPTY;
            case MATCHES, NOT_MATCHES -> MATCHES;
        };
    }
}
