package io.tombolo.core.catalog.filter;

import io.tombolo.core.catalog.filter.Expression.Match;
import io.tombolo.core.catalog.filter.regex.Regex;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// A field that a filter can name, and what can be asked of it. Source: HTTP sheet 1.9, "operators per field
/// type".
///
/// @param <T> the records that have it
sealed interface Field<T> {

    /// Makes of a match a question to records.
    ///
    /// @param depth how many names of the selector led to this field
    /// @throws Refused if the match cannot be asked of this field
    Predicate<T> compile(Match match, int depth) throws Refused;

    /// That a match cannot be asked. Never leaves the package.
    final class Refused extends Exception {
        Refused(String message) {
            super(message, null, false, false);
        }

        static Refused operator(Match match) {
            return new Refused("Invalid match operator \"%s\" for selector \"%s\""
                    .formatted(match.operator().title, String.join(".", match.selector())));
        }

        static Refused selector(Match match) {
            return new Refused("Selector \"%s\" is not valid".formatted(String.join(".", match.selector())));
        }

        static Refused coercion(Match match, String fault) {
            return new Refused("Failed to coerce value \"%s\" for selector \"%s\": %s"
                    .formatted(match.value(), String.join(".", match.selector()), fault));
        }
    }

    /// A text.
    record Text<T>(Function<T, String> getter) implements Field<T> {
        @Override
        public Predicate<T> compile(Match match, int depth) throws Refused {
            requireEnd(match, depth);
            String wanted = match.value();
            Predicate<String> question = switch (match.operator().positive()) {
                case EQUAL -> wanted::equals;
                case IN -> text -> text.contains(wanted);
                case MATCHES -> regex(wanted)::foundIn;
                default -> throw Refused.operator(match);
            };
            return signed(match, value -> question.test(getter.apply(value)));
        }

        private static Regex regex(String pattern) throws Refused {
            return switch (Regex.compile(pattern)) {
                case Regex.Compiled(var regex) -> regex;
                case Regex.Malformed(var fault) ->
                    throw new Refused("Failed to compile regular expression \"%s\": error parsing regexp: %s"
                            .formatted(pattern, fault));
            };
        }
    }

    /// A whole number.
    record Whole<T>(ToLongFunction<T> getter) implements Field<T> {
        @Override
        public Predicate<T> compile(Match match, int depth) throws Refused {
            requireEnd(match, depth);
            if (match.operator().positive() != Operator.EQUAL) {
                throw Refused.operator(match);
            }
            long wanted = GoNumber.parse(match);
            return signed(match, value -> getter.applyAsLong(value) == wanted);
        }
    }

    /// A truth.
    record Truth<T>(Predicate<T> getter) implements Field<T> {
        @Override
        public Predicate<T> compile(Match match, int depth) throws Refused {
            requireEnd(match, depth);
            if (match.operator().positive() != Operator.EQUAL) {
                throw Refused.operator(match);
            }
            boolean wanted = switch (match.value()) {
                case "1", "t", "T", "true", "TRUE", "True" -> true;
                case "0", "f", "F", "false", "FALSE", "False" -> false;
                default ->
                    throw Refused.coercion(
                            match, "strconv.ParseBool: parsing \"%s\": invalid syntax".formatted(match.value()));
            };
            return signed(match, value -> getter.test(value) == wanted);
        }
    }

    /// A list of texts.
    record Texts<T>(Function<T, List<String>> getter) implements Field<T> {
        @Override
        public Predicate<T> compile(Match match, int depth) throws Refused {
            requireEnd(match, depth);
            return switch (match.operator().positive()) {
                case IN -> signed(match, value -> getter.apply(value).contains(match.value()));
                case IS_EMPTY -> signed(match, value -> getter.apply(value).isEmpty());
                default -> throw Refused.operator(match);
            };
        }
    }

    /// Values by name.
    record Keyed<T, V>(Function<T, Map<String, V>> getter, Field<V> field) implements Field<T> {
        @Override
        public Predicate<T> compile(Match match, int depth) throws Refused {
            if (match.selector().size() == depth) {
                return switch (match.operator().positive()) {
                    case IN -> signed(match, value -> getter.apply(value).containsKey(match.value()));
                    case IS_EMPTY -> signed(match, value -> getter.apply(value).isEmpty());
                    default -> throw Refused.operator(match);
                };
            }
            String key = match.selector().get(depth);
            Predicate<V> inner = field.compile(match, depth + 1);
            boolean missing = match.operator().holdsForMissing();
            return value -> Optional.ofNullable(getter.apply(value).get(key))
                    .map(inner::test)
                    .orElse(missing);
        }
    }

    /// A record that may be missing.
    record Nested<T, V>(Function<T, Optional<V>> getter, Selectors<V> selectors) implements Field<T> {
        @Override
        public Predicate<T> compile(Match match, int depth) throws Refused {
            if (match.selector().size() == depth) {
                throw Refused.operator(match);
            }
            Predicate<V> inner = Field.compile(selectors, match, depth);
            boolean missing = match.operator().holdsForMissing();
            return value -> getter.apply(value).map(inner::test).orElse(missing);
        }
    }

    /// A list of records.
    record Many<T, V>(Function<T, List<V>> getter, Selectors<V> selectors) implements Field<T> {
        @Override
        public Predicate<T> compile(Match match, int depth) throws Refused {
            if (match.selector().size() == depth) {
                if (match.operator().positive() != Operator.IS_EMPTY) {
                    throw Refused.operator(match);
                }
                return signed(match, value -> getter.apply(value).isEmpty());
            }
            // "Not equal" means that none is equal, so the positive question is asked of each.
            var positive = new Match(match.selector(), match.operator().positive(), match.value());
            Predicate<V> inner = Field.compile(selectors, positive, depth);
            return signed(match, value -> getter.apply(value).stream().anyMatch(inner));
        }
    }

    /// Makes of a match a question to records with these fields.
    static <T> Predicate<T> compile(Selectors<T> selectors, Match match, int depth) throws Refused {
        Optional<Field<T>> field = selectors.field(match.selector().get(depth));
        if (field.isEmpty()) {
            throw Refused.selector(match);
        }
        return field.get().compile(match, depth + 1);
    }

    private static void requireEnd(Match match, int depth) throws Refused {
        if (match.selector().size() > depth) {
            throw Refused.selector(match);
        }
    }

    private static <T> Predicate<T> signed(Match match, Predicate<T> positive) {
        return match.operator().negative ? positive.negate() : positive;
    }
}
