package io.tombolo.runtime.config.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.runtime.config.tree.Limits;
import io.tombolo.runtime.config.tree.Parsed;
import io.tombolo.runtime.config.tree.Position;
import io.tombolo.runtime.config.tree.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HclParserTest {

    @Test
    void readsAllKindsOfValues() {
        var tree = parse("""
                # one comment
                // another
                /* and a
                   long one */
                text = "a \\"b\\" \\\\ \\n \\t \\u00e9 \\x41 \\101"
                whole = 42
                negative = -1
                hex = 0x1F
                octal = 0755
                real = 1.5
                exponent = 6e3
                yes = true
                no = false
                list = [ 1, "two", [ 3 ], { four = 4 }, ]
                object = { a = 1, b = 2 }
                interpolated = "${foo("bar")} and ${
                  more}"
                """);

        assertThat(tree.plain())
                .containsEntry("text", "a \"b\" \\ \n \t é A A")
                .containsEntry("whole", 42L)
                .containsEntry("negative", -1L)
                .containsEntry("hex", 31L)
                .containsEntry("octal", 493L)
                .containsEntry("real", 1.5)
                .containsEntry("exponent", 6000.0)
                .containsEntry("yes", true)
                .containsEntry("no", false)
                .containsEntry("list", List.of(1L, "two", List.of(3L), Map.of("four", 4L)))
                .containsEntry("object", Map.of("a", 1L, "b", 2L))
                .containsEntry("interpolated", "${foo(\"bar\")} and ${\n  more}");
    }

    @Test
    void readsHeredocs() {
        var tree = parse("plain = <<END\n  one\n two\nEND\nindented = <<-END\n    one\n      two\n    END\nlast = 1");

        assertThat(tree.plain())
                .containsEntry("plain", "  one\n two\n")
                .containsEntry("indented", "one\n  two\n")
                .containsEntry("last", 1L);
    }

    @Test
    void readsBlocksWithLabelsAndRepeatedOnes() {
        var tree = parse("service \"web\" { port = 80 } service \"db\" \"main\" { port = 5432 } \"quoted key\" = 1");

        assertThat(tree.plain())
                .containsEntry(
                        "service",
                        List.of(
                                Map.of("web", Map.of("port", 80L)),
                                Map.of("db", Map.of("main", Map.of("port", 5432L)))))
                .containsEntry("quoted key", 1L);
    }

    @Test
    void knowsWhereEverythingStands() {
        var tree = parse("a = 1\n  b {\n    c = \"x\"\n  }\n");

        var block = tree.fields().lastEntry().getValue();

        assertThat(block.at()).isEqualTo(new Position("test.hcl", 2, 3));
        assertThat(block.value().at()).isEqualTo(new Position("test.hcl", 2, 5));
        assertThat(block.value()).isInstanceOfSatisfying(Value.Entries.class, inner -> {
            var field = inner.fields().firstEntry().getValue();
            assertThat(field.at()).isEqualTo(new Position("test.hcl", 3, 5));
            assertThat(field.value().at()).isEqualTo(new Position("test.hcl", 3, 9));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = 12h | 1:5: \"12h\" is not a number of at most 64 bits",
                "a = 99999999999999999999 | 1:5: \"99999999999999999999\" is not a number of at most 64 bits",
                "a = 1e999 | 1:5: \"1e999\" is not a number of at most 64 bits",
                "a = 08 | 1:5: \"08\" is not a number of at most 64 bits",
                "a = \"\\q\" | 1:6: unknown escape '\\q'; a backslash itself is written '\\\\'",
                "a = \"\\u12\" | 1:6: escape needs 4 digits to the base 16",
                "a = \"\\UFFFFFFFF\" | 1:6: escape names no character: U+FFFFFFFF",
                "a = < | 1:5: unexpected '<'; a heredoc starts with <<NAME",
                "a = << | 1:5: a heredoc starts with <<NAME and a new line, NAME of letters and digits",
                "a = | 1:4: expected a value, found the end of the file",
                "a | 1:2: expected '=' or '{' after \"a\", found the end of the file",
                "a \"b\" = 1 | 1:7: expected '{' after the labels, found '='",
                "= 1 | 1:1: expected a key, found '='",
                "a { ] } | 1:5: expected a key or '}', found ']'",
                "a = [ 1 | 1:8: expected ',' or ']' in the list that starts in line 1, found the end of the file",
                "a = 1; b = 2 | 1:6: unexpected ';'; settings are separated by a new line or a comma",
                "a = 'x' | 1:5: unexpected '; texts stand in double quotes",
                "a = 1 a { } | 1:7: duplicate key \"a\", first set in line 1",
            })
    void refusesWithPlaceAndReason(String text, String refusal) {
        assertThat(refusal(text)).isEqualTo("test.hcl:" + refusal);
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        assertThat(refusal("a = " + "[".repeat(100_000))).contains("nested deeper than 64 lists and blocks");
        assertThat(refusal("a {".repeat(100_000))).contains("nested deeper than 64 lists and blocks");
        assertThat(parse("a = " + "[".repeat(Limits.DEPTH) + "]".repeat(Limits.DEPTH))
                        .fields())
                .hasSize(1);
    }

    @Test
    void refusesTooManyValues() {
        assertThat(refusal("a = [" + "1,".repeat(Limits.VALUES) + "]")).contains("more than 500000 values");
    }

    private static Value.Entries parse(String text) {
        return switch (HclParser.parse("test.hcl", text)) {
            case Parsed.Tree(Value.Entries root) -> root;
            case Parsed.Broken broken ->
                throw new AssertionError(broken.violation().text());
        };
    }

    private static String refusal(String text) {
        return switch (HclParser.parse("test.hcl", text.stripTrailing())) {
            case Parsed.Tree tree ->
                throw new AssertionError("accepted " + tree.root().plain());
            case Parsed.Broken broken -> broken.violation().text();
        };
    }
}
