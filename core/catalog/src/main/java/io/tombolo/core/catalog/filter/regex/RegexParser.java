package io.tombolo.core.catalog.filter.regex;

import io.tombolo.core.catalog.filter.regex.RegexNode.Place;
import java.util.ArrayList;
import java.util.List;

/// Reads patterns.
///
/// Characters, classes and escapes are read by [ClassParser]; here are sequences, choices, groups and
/// repetitions.
final class RegexParser {

    /// Groups inside of each other; each costs four stack frames.
    private static final int DEPTH_LIMIT = 200;

    /// The greatest number in `{n,m}`, as in RE2.
    private static final int REPEAT_LIMIT = 1000;

    private final PatternText text;
    private final ClassParser classes;
    private int depth;

    /// That a pattern is none.
    static final class Refused extends Exception {
        Refused(String what, String where) {
            super("%s: `%s`".formatted(what, where), null, false, false);
        }
    }

    /// Flags that hold at a place: `(?i)` and the like.
    record Flags(boolean foldsCase, boolean manyLines, boolean dotTakesNewline) {}

    private RegexParser(PatternText text) {
        this.text = text;
        this.classes = new ClassParser(text);
    }

    static RegexNode parse(String pattern) throws Refused {
        var text = new PatternText(pattern);
        var parser = new RegexParser(text);
        RegexNode node = parser.choice(new Flags(false, false, false));
        if (!text.atEnd()) {
            throw new Refused("unexpected )", pattern);
        }
        return node;
    }

    private RegexNode choice(Flags outer) throws Refused {
        var choices = new ArrayList<RegexNode>();
        var sequence = new ArrayList<RegexNode>();
        Flags flags = outer;
        while (!text.atEnd() && text.peek() != ')') {
            if (text.take("|")) {
                choices.add(new RegexNode.Sequence(List.copyOf(sequence)));
                sequence.clear();
            } else if (text.startsWith("(?") && !isNamed()) {
                int start = text.at();
                text.take("(?");
                Flags changed = flags(flags, start);
                if (text.take(":")) {
                    repeated(sequence, group(changed));
                } else {
                    text.take(")");
                    flags = changed;
                }
            } else {
                repeated(sequence, atom(flags));
            }
        }
        choices.add(new RegexNode.Sequence(List.copyOf(sequence)));
        return choices.size() == 1 ? choices.getFirst() : new RegexNode.Choice(List.copyOf(choices));
    }

    private boolean isNamed() {
        return text.startsWith("(?P<") || text.startsWith("(?<");
    }

    private RegexNode group(Flags flags) throws Refused {
        if (++depth > DEPTH_LIMIT) {
            throw new Refused("expression nests too deeply", text.whole());
        }
        RegexNode inside = choice(flags);
        depth--;
        if (!text.take(")")) {
            throw new Refused("missing closing )", text.whole());
        }
        return inside;
    }

    private Flags flags(Flags before, int start) throws Refused {
        boolean on = true;
        boolean folds = before.foldsCase();
        boolean lines = before.manyLines();
        boolean newline = before.dotTakesNewline();
        while (!text.atEnd() && text.peek() != ':' && text.peek() != ')') {
            switch (text.next()) {
                case 'i' -> folds = on;
                case 'm' -> lines = on;
                case 's' -> newline = on;
                case 'U' -> {}
                case '-' -> on = false;
                default -> throw new Refused("invalid or unsupported Perl syntax", text.from(start));
            }
        }
        if (text.atEnd()) {
            throw new Refused("missing closing )", text.whole());
        }
        return new Flags(folds, lines, newline);
    }

    private RegexNode atom(Flags flags) throws Refused {
        int start = text.at();
        int c = text.next();
        return switch (c) {
            case '(' -> {
                if (text.take("?P<") || text.take("?<")) {
                    while (!text.atEnd() && CharacterClasses.isWord(text.peek())) {
                        text.next();
                    }
                    if (!text.take(">")) {
                        throw new Refused("invalid named capture", text.from(start));
                    }
                }
                yield group(flags);
            }
            case '.' -> new RegexNode.One(flags.dotTakesNewline() ? any -> true : any -> any != '\n');
            case '^' -> new RegexNode.At(flags.manyLines() ? Place.LINE_BEGIN : Place.TEXT_BEGIN);
            case '$' -> new RegexNode.At(flags.manyLines() ? Place.LINE_END : Place.TEXT_END);
            case '*', '+', '?' -> throw new Refused("missing argument to repetition operator", text.from(start));
            case '[' -> classes.bracketed(start, flags.foldsCase());
            case '\\' -> classes.escaped(start, flags.foldsCase());
            default -> ClassParser.one(c, flags.foldsCase());
        };
    }

    private void repeated(List<RegexNode> sequence, RegexNode atom) throws Refused {
        RegexNode node = atom;
        int start = text.at();
        boolean repeats = false;
        while (!text.atEnd()) {
            int before = text.at();
            int least;
            int most;
            if (text.take("*")) {
                least = 0;
                most = RegexNode.WITHOUT_LIMIT;
            } else if (text.take("+")) {
                least = 1;
                most = RegexNode.WITHOUT_LIMIT;
            } else if (text.take("?")) {
                least = 0;
                most = 1;
            } else {
                int[] counts = text.counts();
                if (counts.length == 0) {
                    break;
                }
                least = counts[0];
                most = counts[1];
                boolean tooMany = least > REPEAT_LIMIT
                        || (most != RegexNode.WITHOUT_LIMIT && (most > REPEAT_LIMIT || most < least));
                if (tooMany) {
                    throw new Refused("invalid repeat count", text.from(before));
                }
            }
            text.take("?");
            if (repeats) {
                throw new Refused("invalid nested repetition operator", text.from(start));
            }
            repeats = true;
            node = new RegexNode.Repeat(node, least, most);
        }
        sequence.add(node);
    }
}
