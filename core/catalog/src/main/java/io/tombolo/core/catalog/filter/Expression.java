package io.tombolo.core.catalog.filter;

import java.util.List;

/// A filter as it is written.
sealed interface Expression {

    /// Holds if one of them does.
    record Or(List<Expression> parts) implements Expression {}

    /// Holds if all of them do.
    record And(List<Expression> parts) implements Expression {}

    /// Holds if the other does not.
    record Not(Expression operand) implements Expression {}

    /// Something about one field.
    ///
    /// @param selector names on the way to the field
    /// @param value    as it is written; empty for operators that take none
    record Match(List<String> selector, Operator operator, String value) implements Expression {}
}
