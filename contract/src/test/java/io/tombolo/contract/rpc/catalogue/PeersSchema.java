package io.tombolo.contract.rpc.catalogue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the peers' methods take and give, field by field, over all versions that were looked at.
record PeersSchema(List<String> versions, JsonNode methods, JsonNode types) {

    static final PeersSchema READ = read();

    private static PeersSchema read() {
        JsonNode all = JsonMapper.shared()
                .readTree(Path.of("../testing/vectors/rpc-schema.json").toFile());
        List<String> versions = all.get("versions_examined").values().stream()
                .map(JsonNode::asString)
                .toList();
        return new PeersSchema(versions, all.get("methods"), all.get("types"));
    }

    /// What the newest version that has a method takes and gives.
    record Signature(String request, String response) {}

    Set<String> methodNames() {
        return Collections.unmodifiableSet(new TreeSet<>(methods.propertyNames()));
    }

    Signature signature(String method) {
        JsonNode newest =
                methods.get(method).values().stream().max(this::byLastVersion).orElseThrow();
        return new Signature(
                newest.get("request").asString(), newest.get("response").asString());
    }

    boolean isStructure(String type) {
        return types.has(type);
    }

    boolean isWrapped(String type) {
        return types.get(type).get("binary_wrapped").asBoolean();
    }

    /// The fields that any version has; where they differ, as the newest has them.
    Map<String, String> fields(String type) {
        JsonNode structure = types.get(type);
        var newest = new TreeMap<String, JsonNode>();
        for (JsonNode field : structure.get("fields")) {
            var _ = newest.merge(
                    field.get("name").asString(), field, (one, other) -> byLastVersion(one, other) < 0 ? other : one);
        }
        var fields = new TreeMap<String, String>();
        newest.forEach((name, field) -> fields.put(name, field.get("type").asString()));
        return fields;
    }

    private int byLastVersion(JsonNode one, JsonNode other) {
        return Integer.compare(lastVersion(one), lastVersion(other));
    }

    private int lastVersion(JsonNode dated) {
        return dated.has("last") ? versions.indexOf(dated.get("last").asString()) : versions.size();
    }
}
