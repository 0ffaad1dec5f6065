package io.tombolo.core.federation.spread;

/// Tells one round of work from another.
public record Round(long number) {

    static final Round BEFORE_THE_FIRST = new Round(0);

    Round next() {
        return new Round(number + 1);
    }
}
