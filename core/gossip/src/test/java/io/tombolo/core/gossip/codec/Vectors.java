package io.tombolo.core.gossip.codec;

import io.tombolo.core.wire.Bytes;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The two vector files: what the reference wrote, and what was captured from running agents.
final class Vectors {

    private static final Map<String, JsonNode> REFERENCE = load("gossip.json");
    private static final Map<String, JsonNode> CAPTURED = load("serf-capture.json");

    private Vectors() {}

    private static Map<String, JsonNode> load(String file) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        for (JsonNode vector : JsonMapper.shared()
                .readTree(Path.of("../../testing/vectors", file).toFile())) {
            byName.put(vector.get("name").asString(), vector);
        }
        return byName;
    }

    static Map<String, JsonNode> reference() {
        return REFERENCE;
    }

    static Map<String, JsonNode> captured() {
        return CAPTURED;
    }

    static JsonNode decoded(String name) {
        return vector(name).get("decoded");
    }

    static Bytes bytes(String name) {
        return Bytes.ofHex(vector(name).get("hex").asString());
    }

    private static JsonNode vector(String name) {
        JsonNode vector = REFERENCE.containsKey(name) ? REFERENCE.get(name) : CAPTURED.get(name);
        if (vector == null) {
            throw new IllegalArgumentException("no vector " + name);
        }
        return vector;
    }

    /// The bytes of a text `hex:…`.
    static Bytes hexText(JsonNode node) {
        return Bytes.ofHex(node.asString().substring("hex:".length()));
    }

    static GossipKey key(String hex) {
        return GossipKey.of(Bytes.ofHex(hex)).orElseThrow();
    }

    /// A generator that gives one nonce and no other.
    static RandomGenerator nonce(String hex) {
        byte[] nonce = HexFormat.of().parseHex(hex);
        return new RandomGenerator() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(nonce, 0, bytes, 0, bytes.length);
            }

            @Override
            public long nextLong() {
                throw new IllegalStateException("nonces are asked for as bytes");
            }
        };
    }
}
