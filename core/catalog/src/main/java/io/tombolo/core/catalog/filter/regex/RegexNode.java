package io.tombolo.core.catalog.filter.regex;

import java.util.List;
import java.util.function.IntPredicate;

/// A regular expression as it is written.
sealed interface RegexNode {

    /// One character out of some.
    record One(IntPredicate members) implements RegexNode {}

    /// One after the other; of none, nothing.
    record Sequence(List<RegexNode> parts) implements RegexNode {}

    /// One of them.
    record Choice(List<RegexNode> parts) implements RegexNode {}

    /// Several times the same.
    ///
    /// @param most [#WITHOUT_LIMIT] or a number
    record Repeat(RegexNode operand, int least, int most) implements RegexNode {}

    /// Nothing, at a certain place.
    record At(Place place) implements RegexNode {}

    /// As a greatest number: none.
    int WITHOUT_LIMIT = Integer.MAX_VALUE;

    /// Places in a text.
    enum Place {
        TEXT_BEGIN,
        TEXT_END,
        LINE_BEGIN,
        LINE_END,
        WORD_EDGE,
        NO_WORD_EDGE
    }
}
