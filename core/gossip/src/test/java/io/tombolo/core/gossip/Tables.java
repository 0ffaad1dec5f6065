package io.tombolo.core.gossip;

import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The tables of `gossip.json`: what the reference does, row by row.
public final class Tables {

    private static final JsonNode ALL = new ObjectMapper()
            .readTree(Path.of("../../testing/vectors/gossip.json").toFile());

    private Tables() {}

    /// The rows of a table.
    public static Stream<JsonNode> rows(String name) {
        return StreamSupport.stream(vector(name).get("decoded").spliterator(), false);
    }

    /// A whole vector.
    public static JsonNode vector(String name) {
        return StreamSupport.stream(ALL.spliterator(), false)
                .filter(vector -> vector.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no vector " + name));
    }
}
