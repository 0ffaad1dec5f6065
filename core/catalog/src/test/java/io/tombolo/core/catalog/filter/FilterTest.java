package io.tombolo.core.catalog.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.check.HealthCheck;
import io.tombolo.core.catalog.health.CheckServiceNode;
import io.tombolo.core.catalog.health.HealthSelectors;
import io.tombolo.core.catalog.node.Node;
import io.tombolo.core.catalog.service.NodeService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FilterTest {

    private static final String PREFIX = "Failed to create boolean expression evaluator: ";

    private static final CheckServiceNode WEB = new CheckServiceNode(
            Optional.of(Node.of("s1", "10.0.0.1")),
            Optional.of(NodeService.of("web", "web1", 80).withMeta(Map.of("ver", "1"))),
            List.of(HealthCheck.ofNode("s1", "serfHealth", "passing"), HealthCheck.ofNode("s1", "c1", "critical")));

    private static final CheckServiceNode BARE = new CheckServiceNode(
            Optional.of(Node.of("s2", "10.0.0.2")), Optional.of(NodeService.of("db", "db1", 81)), List.of());

    @Test
    void oneOfManyIsEnough() {
        assertThat(holds("Checks.Status == critical", WEB)).isTrue();
        assertThat(holds("Checks.Status == warning", WEB)).isFalse();
        assertThat(holds("Checks.Status == critical", BARE)).isFalse();
    }

    @Test
    void notEqualMeansThatNoneIsEqual() {
        assertThat(holds("Checks.Status != critical", WEB)).isFalse();
        assertThat(holds("Checks.Status != warning", WEB)).isTrue();
        assertThat(holds("Checks.Status != critical", BARE)).isTrue();
    }

    @Test
    void followsRecordsIntoEachOther() {
        assertThat(holds("Service.Meta.ver == 1 and Node.Node == s1", WEB)).isTrue();
        assertThat(holds("Service.Port == `0x51`", BARE)).isTrue();
        assertThat(holds("Checks is empty", BARE)).isTrue();
        assertThat(holds("Service.Proxy.Upstreams is empty", WEB)).isTrue();
    }

    @Test
    void namesTheSelectorThatIsNone() {
        assertThat(text("Foo == 1")).isEqualTo(PREFIX + "Selector \"Foo\" is not valid");
        assertThat(text("Node.Foo == 1")).isEqualTo(PREFIX + "Selector \"Node.Foo\" is not valid");
        assertThat(text("Node.Meta.a.b == 1")).isEqualTo(PREFIX + "Selector \"Node.Meta.a.b\" is not valid");
        assertThat(text("Node == 1")).isEqualTo(PREFIX + "Invalid match operator \"Equal\" for selector \"Node\"");
        assertThat(text("Checks == 1")).isEqualTo(PREFIX + "Invalid match operator \"Equal\" for selector \"Checks\"");
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        assertThat(text("Service.Port == 9223372036854775808"))
                .isEqualTo(PREFIX + "Failed to coerce value \"9223372036854775808\" for selector \"Service.Port\":"
                        + " strconv.ParseInt: parsing \"9223372036854775808\": value out of range");
        assertThat(text("Service.Port == \"\""))
                .isEqualTo(PREFIX + "Failed to coerce value \"\" for selector \"Service.Port\":"
                        + " strconv.ParseInt: parsing \"\": invalid syntax");
    }

    @Test
    void readsTheEscapesOfGo() {
        assertThat(holds("Node.Node == \"\\x73\\u0031\"", WEB)).isTrue();
        assertThat(holds("Node.Node == \"s\\061\"", WEB)).isTrue();
        assertThat(text("Node.Node == \"\\q\"")).isEqualTo(PREFIX + "1:14 (13): rule \"string\": invalid syntax");
    }

    @Test
    void countsLinesColumnsAndBytes() {
        assertThat(text("Node.Node == `é`\n or x")).startsWith(PREFIX + "2:6 (23): no match found, expected: ");
    }

    @Test
    void deepNestingIsRefusedAndLongChainsAreNot() {
        String chain = "Node.Node == s1" + " and Node.Node == s1".repeat(5_000);

        assertThat(holds(chain, WEB)).isTrue();
        assertThat(text("(".repeat(10_000) + "Node.Node == s1")).contains("Nested more than 200 deep");
        assertThat(text("not ".repeat(10_000) + "Node.Node == s1")).contains("Nested more than 200 deep");
        assertThat(holds("(".repeat(150) + "Node.Node == s1" + ")".repeat(150), WEB))
                .isTrue();
    }

    @Test
    void anyTextIsAFilterOrIsRefused() {
        var random = new Random(41);
        List<String> pieces = List.of(
                "Node",
                ".",
                "Meta",
                "==",
                " ",
                "!=",
                "(",
                ")",
                "not",
                "and",
                "or",
                "in",
                "is",
                "empty",
                "\"",
                "`",
                "[",
                "]",
                "1",
                "-",
                "0.5",
                "matches",
                "contains",
                "Checks",
                "\\",
                "é",
                "\n");
        for (int i = 0; i < 30_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }

            assertThat(Filter.compile(text.toString(), HealthSelectors.CHECK_SERVICE_NODE))
                    .isNotNull();
        }
    }

    private static boolean holds(String text, CheckServiceNode value) {
        return switch (Filter.compile(text, HealthSelectors.CHECK_SERVICE_NODE)) {
            case Filter.Ready<CheckServiceNode> ready -> ready.predicate().test(value);
            case Filter.Malformed<CheckServiceNode> malformed -> throw new AssertionError(malformed.text());
        };
    }

    private static String text(String text) {
        return switch (Filter.compile(text, HealthSelectors.CHECK_SERVICE_NODE)) {
            case Filter.Malformed<CheckServiceNode> malformed -> malformed.text();
            case Filter.Ready<CheckServiceNode> ready -> throw new AssertionError("a filter: " + text);
        };
    }
}
