package io.tombolo.core.wire;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The vectors of the RPC sheet, section 17: bytes of real servers and what they say.
public final class Vectors {

    private static final List<Vector> ALL = load();

    private Vectors() {}

    /// One vector.
    ///
    /// @param decoded what the bytes say, in the conventions of the sheet
    public record Vector(String name, String group, Bytes bytes, JsonNode decoded) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// Every vector.
    public static List<Vector> all() {
        return ALL;
    }

    /// The vectors of some groups.
    public static List<Vector> of(String... groups) {
        var wanted = Set.of(groups);
        return ALL.stream().filter(vector -> wanted.contains(vector.group())).toList();
    }

    private static List<Vector> load() {
        var vectors = new ArrayList<Vector>();
        var json = JsonMapper.shared()
                .readTree(Path.of("../../testing/vectors/rpc.json").toFile());
        for (JsonNode vector : json) {
            vectors.add(new Vector(
                    vector.get("name").asString(),
                    vector.get("group").asString(),
                    Bytes.ofHex(vector.get("hex").asString()),
                    vector.get("decoded")));
        }
        return List.copyOf(vectors);
    }
}
