package io.tombolo.core.gossip.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Compares what was decoded with what a vector says, where nil and empty mean the same.
final class Expectation {

    /// What the files add in some places to explain bytes; compared where they are, not missed where they are not.
    private static final Set<String> EXPLANATIONS = Set.of("MetaTags", "PayloadCoordinate", "filters", "payload");

    private Expectation() {}

    static void assertSame(JsonNode expected, JsonNode actual, String where) {
        if (isNothing(expected)) {
            assertThat(isNothing(actual)).as("%s: %s", where, actual).isTrue();
        } else if (expected.isObject()) {
            for (String name : expected.propertyNames()) {
                assertSame(expected.get(name), actual.path(name), where + "." + name);
            }
            for (String name : actual.propertyNames()) {
                assertThat(expected.has(name) || EXPLANATIONS.contains(name))
                        .as("%s has no %s", where, name)
                        .isTrue();
            }
        } else if (expected.isArray()) {
            List<JsonNode> items = withoutNil(expected);
            assertThat(actual.size()).as(where).isEqualTo(items.size());
            for (int i = 0; i < items.size(); i++) {
                assertSame(items.get(i), actual.get(i), where + "[" + i + "]");
            }
        } else if (expected.isFloatingPointNumber() || actual.isFloatingPointNumber()) {
            assertThat(actual.asDouble()).as(where).isEqualTo(expected.asDouble());
        } else if (actual.asString().startsWith("hex:") && !expected.asString().startsWith("hex:")) {
            // Captured keys and payloads that are text stand there as text.
            assertThat(Vectors.hexText(actual).text()).as(where).isEqualTo(expected.asString());
        } else {
            assertThat(actual.asString()).as(where).isEqualTo(expected.asString());
        }
    }

    /// Empty slots of the event buffer are not kept; the capture file sums them up in a remark.
    private static List<JsonNode> withoutNil(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(item -> {
            if (!item.isNull() && !item.asString("").startsWith("... ")) {
                items.add(item);
            }
        });
        return items;
    }

    private static boolean isNothing(JsonNode node) {
        return node.isNull()
                || node.isMissingNode()
                || ((node.isObject() || node.isArray()) && withoutNil(node).isEmpty())
                || (node.isString()
                        && (node.asString().isEmpty()
                                || node.asString().equals("hex:")
                                || node.asString().endsWith(" x nil")));
    }
}
