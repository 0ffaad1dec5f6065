package io.tombolo.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTableTest {

    private final RouteTable table = RouteTable.of(List.of(() -> List.of(
            Route.get("/v1/query", "list"),
            Route.get("/v1/query/{name}", "one"),
            Route.delete("/v1/query/{name}", "remove"),
            Route.get("/v1/query/{name}/execute", "run"),
            Route.get("/v1/internal/federation-states", "states"),
            Route.get("/v1/kv/{key}", "read"))));

    @Test
    void theVariableTakesTheRestWithItsSlashes() {
        assertThat(table.find("/v1/kv/a/b/")).map(RouteTable.Found::rest).contains("a/b/");
        assertThat(table.find("/v1/kv/")).map(RouteTable.Found::rest).contains("");
        assertThat(table.find("/v1/kv")).isEmpty();
        assertThat(table.find("/v1/query/")).map(RouteTable.Found::rest).contains("");
    }

    @Test
    void aLiteralAfterTheVariableComesFirst() {
        assertThat(says("/v1/query/a/execute")).isEqualTo("run");
        assertThat(says("/v1/query/a/executed")).isEqualTo("one");
        assertThat(says("/v1/query/execute")).isEqualTo("one");
        assertThat(says("/v1/query")).isEqualTo("list");
    }

    @Test
    void literalPathsHaveNoSlashAtTheEnd() {
        assertThat(table.find("/v1/internal/federation-states/")).isEmpty();
        assertThat(table.find("/v1")).isEmpty();
        assertThat(table.find("")).isEmpty();
    }

    @Test
    void allowNamesTheMethodsOfThePath() {
        assertThat(table.find("/v1/query/a").orElseThrow().place().allowed()).isEqualTo("OPTIONS,GET,DELETE");
    }

    @Test
    void twoRoutesOfOneMethodAndPathAreABug() {
        List<Routes> twice = List.of(() -> List.of(Route.get("/a/{x}", "")), () -> List.of(Route.get("/a/{y}", "")));

        assertThatThrownBy(() -> RouteTable.of(twice))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/a/");
    }

    private String says(String path) {
        return table.find(path).orElseThrow().route("GET").orElseThrow().says();
    }
}
