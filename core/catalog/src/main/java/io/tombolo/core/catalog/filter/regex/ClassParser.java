package io.tombolo.core.catalog.filter.regex;

import io.tombolo.core.catalog.filter.regex.RegexNode.Place;
import io.tombolo.core.catalog.filter.regex.RegexParser.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Reads characters, escapes and classes in brackets.
final class ClassParser {

    private static final int HEX = 16;
    private static final int OCTAL = 8;
    private static final int OCTAL_DIGITS = 3;
    private static final int HEX_DIGITS = 2;

    private final PatternText text;

    ClassParser(PatternText text) {
        this.text = text;
    }

    static RegexNode one(int c, boolean folds) {
        return of(other -> other == c, folds);
    }

    private static RegexNode of(IntPredicate members, boolean folds) {
        return new RegexNode.One(folds ? CharacterClasses.folded(members) : members);
    }

    /// What follows a backslash outside of brackets.
    RegexNode escaped(int start, boolean folds) throws Refused {
        if (text.atEnd()) {
            throw new Refused("trailing backslash at end of expression", "");
        }
        if (text.take("A")) {
            return new RegexNode.At(Place.TEXT_BEGIN);
        }
        if (text.take("z")) {
            return new RegexNode.At(Place.TEXT_END);
        }
        if (text.take("b")) {
            return new RegexNode.At(Place.WORD_EDGE);
        }
        if (text.take("B")) {
            return new RegexNode.At(Place.NO_WORD_EDGE);
        }
        if (text.take("Q")) {
            List<RegexNode> quoted =
                    text.upTo("\\E").codePoints().mapToObj(c -> one(c, folds)).toList();
            return new RegexNode.Sequence(quoted);
        }
        Optional<IntPredicate> named = namedClass(start);
        return named.isPresent() ? of(named.get(), folds) : one(character(start), folds);
    }

    /// `\d`, `\pL`, `\p{Greek}` and the like, the backslash taken.
    private Optional<IntPredicate> namedClass(int start) throws Refused {
        int letter = text.peek();
        Optional<IntPredicate> perl = CharacterClasses.perl(letter);
        if (perl.isPresent()) {
            text.next();
            return perl;
        }
        if (letter != 'p' && letter != 'P') {
            return Optional.empty();
        }
        text.next();
        String name = text.atEnd() ? "" : text.take("{") ? text.upTo("}") : Character.toString(text.next());
        boolean negated = name.startsWith("^");
        IntPredicate members = CharacterClasses.unicode(negated ? name.substring(1) : name)
                .orElseThrow(() -> new Refused("invalid character class range", text.from(start)));
        return Optional.of(negated == (letter == 'P') ? members : members.negate());
    }

    /// An escaped character, the backslash taken.
    private int character(int start) throws Refused {
        int c = text.next();
        boolean plain = c < 0x80 && !Character.isLetterOrDigit(c);
        if (plain) {
            return c;
        }
        return switch (c) {
            case 'a' -> 0x07;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(start, c);
            case 'x' -> hexadecimal(start);
            default -> throw new Refused("invalid escape sequence", text.from(start));
        };
    }

    /// `\0`, `\012`; `\1` alone would be a reference to a group, and there are none.
    private int octal(int start, int first) throws Refused {
        int value = Character.digit(first, OCTAL);
        int digits = 1;
        while (digits < OCTAL_DIGITS && !text.atEnd() && Character.digit(text.peek(), OCTAL) >= 0) {
            value = value * OCTAL + Character.digit(text.next(), OCTAL);
            digits++;
        }
        if (digits == 1 && first != '0') {
            throw new Refused("invalid escape sequence", text.from(start));
        }
        return value;
    }

    private int hexadecimal(int start) throws Refused {
        boolean braced = text.take("{");
        int value = 0;
        int digits = 0;
        while ((braced || digits < HEX_DIGITS)
                && !text.atEnd()
                && Character.digit(text.peek(), HEX) >= 0
                && value <= Character.MAX_CODE_POINT) {
            value = value * HEX + Character.digit(text.next(), HEX);
            digits++;
        }
        boolean complete = braced ? digits > 0 && text.take("}") : digits == HEX_DIGITS;
        if (!complete || value > Character.MAX_CODE_POINT) {
            throw new Refused("invalid escape sequence", text.from(start));
        }
        return value;
    }

    /// A class in brackets, the opening one taken.
    RegexNode bracketed(int start, boolean folds) throws Refused {
        boolean negated = text.take("^");
        var parts = new ArrayList<IntPredicate>();
        boolean first = true;
        while (first || !text.startsWith("]")) {
            if (text.atEnd()) {
                throw new Refused("missing closing ]", text.from(start));
            }
            parts.add(part(start));
            first = false;
        }
        text.take("]");
        IntPredicate members = c -> parts.stream().anyMatch(part -> part.test(c));
        IntPredicate all = folds ? CharacterClasses.folded(members) : members;
        return new RegexNode.One(negated ? all.negate() : all);
    }

    private IntPredicate part(int classStart) throws Refused {
        int start = text.at();
        if (text.take("[:")) {
            Optional<IntPredicate> posix = CharacterClasses.posix(text.upTo(":]"));
            if (posix.isPresent()) {
                return posix.get();
            }
            throw new Refused("invalid character class range", text.from(start));
        }
        if (text.take("\\")) {
            if (text.atEnd()) {
                throw new Refused("trailing backslash at end of expression", "");
            }
            Optional<IntPredicate> named = namedClass(start);
            if (named.isPresent()) {
                return named.get();
            }
            text.back(start);
        }
        int low = member(classStart);
        int dash = text.at();
        if (!text.take("-") || text.atEnd() || text.startsWith("]")) {
            text.back(dash);
            return c -> c == low;
        }
        int high = member(classStart);
        if (high < low) {
            throw new Refused("invalid character class range", text.from(start));
        }
        return c -> c >= low && c <= high;
    }

    private int member(int classStart) throws Refused {
        if (text.atEnd()) {
            throw new Refused("missing closing ]", text.from(classStart));
        }
        int start = text.at();
        int c = text.next();
        if (c != '\\') {
            return c;
        }
        if (text.atEnd()) {
            throw new Refused("trailing backslash at end of expression", "");
        }
        return character(start);
    }
}
