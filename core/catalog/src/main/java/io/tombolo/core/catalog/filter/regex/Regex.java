package io.tombolo.core.catalog.filter.regex;

/// A regular expression, ready to be looked for. All threads may use it.
public final class Regex {

    private final Program program;

    private Regex(Program program) {
        this.program = program;
    }

    /// What came of a pattern.
    public sealed interface Result {}

    /// An expression.
    public record Compiled(Regex regex) implements Result {}

    /// None.
    ///
    /// @param fault what is wrong, in Go's words, without "error parsing regexp: "
    public record Malformed(String fault) implements Result {}

    /// Reads a pattern.
    public static Result compile(String pattern) {
        try {
            return new Compiled(new Regex(new Program(RegexParser.parse(pattern))));
        } catch (RegexParser.Refused refused) {
            return new Malformed(String.valueOf(refused.getMessage()));
        } catch (Program.TooLarge tooLarge) {
            return new Malformed("expression too large: `%s`".formatted(pattern));
        }
    }

    /// Whether some part of a text matches.
    public boolean foundIn(String text) {
        return program.foundIn(text);
    }
}
