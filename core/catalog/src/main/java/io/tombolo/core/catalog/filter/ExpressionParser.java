package io.tombolo.core.catalog.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads expressions. Each method takes all of its object or nothing.
///
///     or    := and ( "or" and )*
///     and   := not ( "and" not )*
///     not   := "not" not | "(" or ")" | match
///
/// What begins with a parenthesis is tried in several ways; what an `or` came to at a place is remembered, so the
/// time stays in proportion to the text.
final class ExpressionParser {

    /// Parentheses and negations inside of each other. Each costs five small stack frames, so a thread of 512 KB
    /// has room for ten times as many; nobody writes twenty.
    private static final int DEPTH_LIMIT = 200;

    private final Scanner scanner;
    private final ValueParser values;
    private final Map<Integer, Remembered> ors = new HashMap<>();
    private int depth;

    private record Remembered(Optional<Expression> expression, int end) {}

    private ExpressionParser(Scanner scanner) {
        this.scanner = scanner;
        this.values = new ValueParser(scanner);
    }

    /// What came of a text.
    sealed interface Parsed {
        /// An expression.
        record Read(Expression expression) implements Parsed {}

        /// None.
        record Malformed(String message) implements Parsed {}
    }

    static Parsed parse(String text) {
        var scanner = new Scanner(text);
        Optional<Expression> expression = new ExpressionParser(scanner).input();
        return expression.isPresent() && !scanner.hasErrors()
                ? new Parsed.Read(expression.get())
                : new Parsed.Malformed(scanner.message());
    }

    private Optional<Expression> input() {
        values.blank();
        Optional<Expression> grouped = inParentheses().filter(expression -> values.blanks() && scanner.end());
        if (grouped.isPresent()) {
            return grouped;
        }
        scanner.back(0);
        values.blank();
        return or().filter(expression -> values.blanks() && scanner.end());
    }

    private Optional<Expression> or() {
        int start = scanner.at();
        Remembered known = ors.get(start);
        if (known == null) {
            Optional<Expression> expression = chain("or", this::and, Expression.Or::new);
            known = new Remembered(expression, scanner.at());
            ors.put(start, known);
        }
        scanner.back(known.end());
        return known.expression();
    }

    private Optional<Expression> and() {
        return chain("and", this::not, Expression.And::new);
    }

    private Optional<Expression> chain(
            String word, Supplier<Optional<Expression>> part, Function<List<Expression>, Expression> joined) {
        Optional<Expression> next = part.get();
        if (next.isEmpty()) {
            return next;
        }
        var parts = new ArrayList<Expression>();
        int end = scanner.at();
        while (next.isPresent()) {
            parts.add(next.get());
            end = scanner.at();
            next = values.blank() && scanner.literal(word) && values.blank() ? part.get() : Optional.empty();
        }
        scanner.back(end);
        return Optional.of(parts.size() == 1 ? parts.getFirst() : joined.apply(List.copyOf(parts)));
    }

    private Optional<Expression> not() {
        int start = scanner.at();
        if (scanner.literal("not") && values.blank() && deeper()) {
            Optional<Expression> operand = not();
            depth--;
            if (operand.isPresent()) {
                return operand.map(Expression.Not::new);
            }
        }
        scanner.back(start);
        return grouping();
    }

    private Optional<Expression> grouping() {
        int start = scanner.at();
        Optional<Expression> found = inParentheses().or(this::match);
        if (found.isPresent()) {
            return found;
        }
        if (scanner.literal("(")) {
            values.blank();
            if (deeper()) {
                boolean inside = or().isPresent();
                depth--;
                values.blank();
                if (inside && scanner.not(() -> scanner.literal(")"))) {
                    scanner.error("grouping", scanner.at(), "Unmatched parentheses");
                }
            }
        }
        scanner.back(start);
        return Optional.empty();
    }

    private Optional<Expression> inParentheses() {
        int start = scanner.at();
        Optional<Expression> inside = Optional.empty();
        if (scanner.literal("(") && values.blanks() && deeper()) {
            inside = or();
            depth--;
        }
        if (inside.isPresent() && values.blanks() && scanner.literal(")")) {
            return inside;
        }
        scanner.back(start);
        return Optional.empty();
    }

    private boolean deeper() {
        if (depth == DEPTH_LIMIT) {
            scanner.error("grouping", scanner.at(), "Nested more than %d deep".formatted(DEPTH_LIMIT));
            return false;
        }
        depth++;
        return true;
    }

    private Optional<Expression> match() {
        return selectorOperatorValue().or(this::selectorOperator).or(this::valueOperatorSelector);
    }

    private Optional<Expression> selectorOperatorValue() {
        int start = scanner.at();
        Optional<List<String>> selector = values.selector();
        Optional<Operator> operator = selector.flatMap(names -> sign("==", Operator.EQUAL)
                .or(() -> sign("!=", Operator.NOT_EQUAL))
                .or(() -> words(Operator.IN, true, "contains"))
                .or(() -> words(Operator.NOT_IN, true, "not", "contains"))
                .or(() -> words(Operator.MATCHES, true, "matches"))
                .or(() -> words(Operator.NOT_MATCHES, true, "not", "matches")));
        Optional<String> value = operator.flatMap(found -> values.value());
        if (value.isEmpty()) {
            scanner.back(start);
            return Optional.empty();
        }
        return Optional.of(new Expression.Match(selector.orElseThrow(), operator.orElseThrow(), value.get()));
    }

    private Optional<Expression> selectorOperator() {
        int start = scanner.at();
        Optional<List<String>> selector = values.selector();
        Optional<Operator> operator = selector.flatMap(names -> words(Operator.IS_EMPTY, false, "is", "empty")
                .or(() -> words(Operator.IS_NOT_EMPTY, false, "is", "not", "empty")));
        if (operator.isEmpty()) {
            scanner.back(start);
            return Optional.empty();
        }
        return Optional.of(new Expression.Match(selector.orElseThrow(), operator.get(), ""));
    }

    private Optional<Expression> valueOperatorSelector() {
        int start = scanner.at();
        Optional<String> value = values.value();
        Optional<Operator> operator = value.flatMap(
                text -> words(Operator.IN, true, "in").or(() -> words(Operator.NOT_IN, true, "not", "in")));
        Optional<List<String>> selector = operator.flatMap(found -> values.selector());
        if (selector.isPresent()) {
            return Optional.of(new Expression.Match(selector.get(), operator.orElseThrow(), value.orElseThrow()));
        }
        if (operator.isPresent() && scanner.not(() -> values.selector().isPresent())) {
            scanner.error("match", scanner.at(), "Invalid selector");
        }
        scanner.back(start);
        return Optional.empty();
    }

    private Optional<Operator> sign(String sign, Operator operator) {
        return taken(() -> values.blanks() && scanner.literal(sign) && values.blanks(), operator);
    }

    private Optional<Operator> words(Operator operator, boolean blankAfter, String... words) {
        return taken(
                () -> {
                    for (String word : words) {
                        if (!values.blank() || !scanner.literal(word)) {
                            return false;
                        }
                    }
                    return !blankAfter || values.blank();
                },
                operator);
    }

    private Optional<Operator> taken(BooleanSupplier attempt, Operator operator) {
        int start = scanner.at();
        if (attempt.getAsBoolean()) {
            return Optional.of(operator);
        }
        scanner.back(start);
        return Optional.empty();
    }
}
