package io.tombolo.core.catalog.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A filter that users have sent, made ready for one kind of record.
///
/// @param <T> the records
public sealed interface Filter<T> {

    /// Ready: take the records that it holds for.
    record Ready<T>(Predicate<T> predicate) implements Filter<T> {}

    /// Not a filter, or not one for these records.
    ///
    /// @param text what to answer
    record Malformed<T>(String text) implements Filter<T> {}

    /// Makes a filter ready. An empty text is no filter: it takes everything.
    static <T> Filter<T> compile(String text, Selectors<T> selectors) {
        if (text.isEmpty()) {
            return new Ready<>(value -> true);
        }
        return switch (ExpressionParser.parse(text)) {
            case ExpressionParser.Parsed.Malformed(var message) -> malformed(message);
            case ExpressionParser.Parsed.Read(var expression) -> {
                try {
                    yield new Ready<>(predicate(expression, selectors));
                } catch (Field.Refused refused) {
                    yield malformed(String.valueOf(refused.getMessage()));
                }
            }
        };
    }

    private static <T> Malformed<T> malformed(String message) {
        return new Malformed<>("Failed to create boolean expression evaluator: " + message);
    }

    private static <T> Predicate<T> predicate(Expression expression, Selectors<T> selectors) throws Field.Refused {
        return switch (expression) {
            case Expression.Or(var parts) -> {
                List<Predicate<T>> all = predicates(parts, selectors);
                yield value -> all.stream().anyMatch(one -> one.test(value));
            }
            case Expression.And(var parts) -> {
                List<Predicate<T>> all = predicates(parts, selectors);
                yield value -> all.stream().allMatch(one -> one.test(value));
            }
            case Expression.Not(var operand) -> predicate(operand, selectors).negate();
            case Expression.Match match -> Field.compile(selectors, match, 0);
        };
    }

    private static <T> List<Predicate<T>> predicates(List<Expression> parts, Selectors<T> selectors)
            throws Field.Refused {
        var all = new ArrayList<Predicate<T>>();
        for (Expression part : parts) {
            all.add(predicate(part, selectors));
        }
        return List.copyOf(all);
    }
}
