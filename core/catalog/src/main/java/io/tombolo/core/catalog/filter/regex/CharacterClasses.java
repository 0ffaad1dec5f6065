package io.tombolo.core.catalog.filter.regex;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Classes of characters with a name.
final class CharacterClasses {

    private static final IntPredicate DIGIT = c -> c >= '0' && c <= '9';
    private static final IntPredicate SPACE = c -> c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    private static final IntPredicate ALPHA = c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    private static final IntPredicate WORD = ALPHA.or(DIGIT).or(c -> c == '_');
    private static final IntPredicate GRAPH = c -> c > ' ' && c < 0x7f;

    private static final Map<String, IntPredicate> POSIX = Map.ofEntries(
            Map.entry("alnum", ALPHA.or(DIGIT)),
            Map.entry("alpha", ALPHA),
            Map.entry("ascii", c -> c < 0x80),
            Map.entry("blank", c -> c == ' ' || c == '\t'),
            Map.entry("cntrl", c -> c < ' ' || c == 0x7f),
            Map.entry("digit", DIGIT),
            Map.entry("graph", GRAPH),
            Map.entry("lower", ALPHA.and(Character::isLowerCase)),
            Map.entry("print", GRAPH.or(c -> c == ' ')),
            Map.entry("punct", GRAPH.and(ALPHA.or(DIGIT).negate())),
            Map.entry("space", SPACE.or(c -> c == 0x0b)),
            Map.entry("upper", ALPHA.and(Character::isUpperCase)),
            Map.entry("word", WORD),
            Map.entry("xdigit", DIGIT.or(c -> (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))));

    /// The general categories, in the order of the numbers that `Character.getType` gives; 17 is none.
    private static final List<String> CATEGORIES = List.of(
            "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "",
            "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf");

    private CharacterClasses() {}

    static boolean isWord(int c) {
        return c >= 0 && WORD.test(c);
    }

    /// `d` of `\d`, and the like.
    static Optional<IntPredicate> perl(int letter) {
        return switch (letter) {
            case 'd' -> Optional.of(DIGIT);
            case 'D' -> Optional.of(DIGIT.negate());
            case 's' -> Optional.of(SPACE);
            case 'S' -> Optional.of(SPACE.negate());
            case 'w' -> Optional.of(WORD);
            case 'W' -> Optional.of(WORD.negate());
            default -> Optional.empty();
        };
    }

    /// `alpha` of `[:alpha:]`, and the like.
    static Optional<IntPredicate> posix(String name) {
        return name.startsWith("^")
                ? Optional.ofNullable(POSIX.get(name.substring(1))).map(IntPredicate::negate)
                : Optional.ofNullable(POSIX.get(name));
    }

    /// `Greek` or `Lu` of `\p{…}`.
    static Optional<IntPredicate> unicode(String name) {
        if (name.equals("Any")) {
            return Optional.of(c -> true);
        }
        boolean isCategory = !name.isEmpty()
                && CATEGORIES.stream().anyMatch(category -> !category.isEmpty() && category.startsWith(name));
        if (isCategory) {
            return Optional.of(c -> CATEGORIES.get(Character.getType(c)).startsWith(name));
        }
        try {
            UnicodeScript script = UnicodeScript.forName(name);
            return Optional.of(c -> UnicodeScript.of(c) == script);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /// The same, with no difference between cases.
    static IntPredicate folded(IntPredicate members) {
        return c -> members.test(c) || members.test(Character.toLowerCase(c)) || members.test(Character.toUpperCase(c));
    }
}
