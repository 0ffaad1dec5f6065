package io.tombolo.runtime.config.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.runtime.config.tree.Limits;
import io.tombolo.runtime.config.tree.Parsed;
import io.tombolo.runtime.config.tree.Position;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

    @Test
    void readsAllKindsOfValues() {
        var parsed =
                JsonReader.parse("t.json", "{\"a\": [1, -2.5, \"x\", true, false, null, {\"b\": {}}], \"n\": null}");

        assertThat(parsed).isInstanceOf(Parsed.Tree.class);
        assertThat(parsed instanceof Parsed.Tree tree ? tree.root().plain() : Map.of())
                .isEqualTo(Map.of("a", List.of(1L, -2.5, "x", true, false, "", Map.of("b", Map.of()))));
    }

    @Test
    void knowsWhereEverythingStands() {
        var parsed = JsonReader.parse("t.json", "{\n  \"a\": 1\n}");

        assertThat(parsed).isInstanceOfSatisfying(Parsed.Tree.class, tree -> {
            var field = tree.root().fields().firstEntry().getValue();
            assertThat(field.at()).isEqualTo(new Position("t.json", 2, 3));
            assertThat(field.value().at()).isEqualTo(new Position("t.json", 2, 8));
        });
    }

    @Test
    void refusesWithPlaceAndReason() {
        assertThat(refusal("")).isEqualTo("t.json:1:1: the file is empty; JSON needs at least {}");
        assertThat(refusal("{\"a\": 1} {}"))
                .isEqualTo("t.json:1:10: something follows after the end of the JSON value");
        assertThat(refusal("{\"a\": 99999999999999999999}")).contains("number has more than 64 bits");
        assertThat(refusal("{\"a\": 1")).startsWith("t.json:1:").contains("not valid JSON");
        assertThat(refusal("{\"a\": \"x")).contains("not valid JSON");
        assertThat(refusal("{\"a\": " + "[".repeat(100_000)))
                .startsWith("t.json:1:")
                .contains("nest");
        assertThat(refusal("{\"a\": [" + "1,".repeat(Limits.VALUES) + "1]}")).contains("more than 500000 values");
    }

    private static String refusal(String text) {
        return switch (JsonReader.parse("t.json", text)) {
            case Parsed.Tree tree ->
                throw new AssertionError("accepted " + tree.root().plain());
            case Parsed.Broken broken -> broken.violation().text();
        };
    }
}
