package io.tombolo.core.catalog.filter.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexTest {

    @Test
    void findsWhatTheJdkFinds() {
        var random = new Random(31);
        for (int i = 0; i < 20_000; i++) {
            String pattern = choice(random, 3);
            String text = text(random);

            boolean found = regex(pattern).foundIn(text);

            assertThat(found)
                    .as("%s in %s", pattern, text)
                    .isEqualTo(Pattern.compile(pattern).matcher(text).find());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '!',
            value = {
                "(~missing closing ): `(`",
                "(a|(b~missing closing ): `(a|(b`",
                "a)~unexpected ): `a)`",
                "*~missing argument to repetition operator: `*`",
                "a|+~missing argument to repetition operator: `+`",
                "a**~invalid nested repetition operator: `**`",
                "a{2,1}~invalid repeat count: `{2,1}`",
                "a{1001}~invalid repeat count: `{1001}`",
                "[a~missing closing ]: `[a`",
                "[z-a]~invalid character class range: `z-a`",
                "\\q~invalid escape sequence: `\\q`",
                "\\1~invalid escape sequence: `\\1`",
                "\\~trailing backslash at end of expression: ``",
                "(?=a)~invalid or unsupported Perl syntax: `(?=`",
                "\\pX~invalid character class range: `\\pX`"
            })
    void saysWhatIsWrongInGosWords(String pattern, String fault) {
        assertThat(Regex.compile(pattern)).isEqualTo(new Regex.Malformed(fault));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '!',
            value = {
                "(?i)WEB~my-web~true",
                "(?i:W)EB~web~false",
                "(?i:W)eb~web~true",
                "^web$~web~true",
                "^web$~webs~false",
                "\\bv[0-9]+\\b~tag v12!~true",
                "[[:alpha:]_]{3}~a_b~true",
                "[^[:^digit:]]~7~true",
                "\\p{Greek}~λ~true",
                "\\PL~abc~false",
                "\\Qa.b\\E~a.b~true",
                "\\Qa.b\\E~axb~false",
                "a{,2}~a{,2}~true",
                "(?P<name>x)(?s:.)y~xzy~true",
                "\\x{e9}|\\x41~cafe~false",
                "\\x{e9}~caf\u00e9~true",
                "[\\d-]+$~12-~true"
            })
    void knowsTheSyntaxOfRe2(String pattern, String text, boolean found) {
        assertThat(regex(pattern).foundIn(text)).isEqualTo(found);
    }

    @Test
    void aPatternThatStopsABacktrackerCostsNoMoreThanOthers() {
        String text = "a".repeat(5_000) + "!";

        assertThat(regex("(a+)+$").foundIn(text)).isFalse();
        assertThat(regex("(a|aa|a?)*b").foundIn(text)).isFalse();
    }

    @Test
    void aPatternThatGrowsIsRefused() {
        assertThat(Regex.compile("((a{100}){100}){100}")).isInstanceOf(Regex.Malformed.class);
        assertThat(Regex.compile("(".repeat(5_000))).isInstanceOf(Regex.Malformed.class);
    }

    @Test
    void anyTextIsAPatternOrIsRefused() {
        var random = new Random(32);
        for (int i = 0; i < 50_000; i++) {
            var pattern = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                pattern.append("()[]{}^$\\*+?|.-,:<>PpdQEx0123abé".charAt(random.nextInt(32)));
            }

            if (Regex.compile(pattern.toString()) instanceof Regex.Compiled compiled) {
                compiled.regex().foundIn("ab01é");
            }
        }
    }

    private static Regex regex(String pattern) {
        return switch (Regex.compile(pattern)) {
            case Regex.Compiled compiled -> compiled.regex();
            case Regex.Malformed malformed -> throw new AssertionError(pattern + ": " + malformed.fault());
        };
    }

    private static String choice(Random random, int depth) {
        String first = sequence(random, depth);
        return random.nextInt(3) == 0 ? first + "|" + sequence(random, depth) : first;
    }

    private static String sequence(Random random, int depth) {
        var sequence = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            sequence.append(atom(random, depth)).append(repetition(random));
        }
        return sequence.toString();
    }

    private static String atom(Random random, int depth) {
        return switch (random.nextInt(10)) {
            case 0 -> depth > 0 ? "(" + choice(random, depth - 1) + ")" : "b";
            case 1 -> depth > 0 ? "(?:" + choice(random, depth - 1) + ")" : "a";
            case 2 -> ".";
            case 3 -> "[ab]";
            case 4 -> "[^a-b]";
            case 5 -> "\\w";
            case 6 -> "\\d";
            default -> String.valueOf("abc1".charAt(random.nextInt(4)));
        };
    }

    private static String repetition(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "*";
            case 1 -> "+";
            case 2 -> "?";
            case 3 -> "{1,2}";
            case 4 -> "*?";
            default -> "";
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append("abc1 ".charAt(random.nextInt(5)));
        }
        return text.toString();
    }
}
