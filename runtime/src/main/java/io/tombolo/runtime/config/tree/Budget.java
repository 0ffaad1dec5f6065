package io.tombolo.runtime.config.tree;

import java.util.Optional;

/// Counts what a parser takes from its [Limits].
public final class Budget {

    private int values;
    private int depth;

    /// Takes one value; what is wrong if there is none left.
    public Optional<String> takeValue() {
        values++;
        return values > Limits.VALUES
                ? Optional.of("more than %d values in one source; split it into several files".formatted(Limits.VALUES))
                : Optional.empty();
    }

    /// Goes one list or block deeper; what is wrong if that is too deep.
    public Optional<String> enter() {
        depth++;
        return depth > Limits.DEPTH
                ? Optional.of("nested deeper than %d lists and blocks".formatted(Limits.DEPTH))
                : Optional.empty();
    }

    public void leave() {
        depth--;
    }
}
