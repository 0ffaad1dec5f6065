package io.tombolo.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One recorded exchange with a real agent. Source: vectors/http/README.md.
@SuppressWarnings("ArrayRecordComponent")
record Sample(
        String name,
        String scenario,
        String endpoint,
        boolean ofClientAgent,
        String method,
        String path,
        Map<String, String> requestHeaders,
        byte[] requestBody,
        int status,
        Map<String, String> responseHeaders,
        byte[] responseBody) {

    static final JsonMapper JSON = new JsonMapper();

    private static final Path FOLDER = Path.of("../testing/vectors/http");

    /// All of them, by name.
    static Map<String, Sample> all() {
        var all = new LinkedHashMap<String, Sample>();
        for (JsonNode node : JSON.readTree(FOLDER.resolve("index.json").toFile())) {
            all.put(node.get("name").asString(), of(node));
        }
        return all;
    }

    private static Sample of(JsonNode node) {
        return new Sample(
                node.get("name").asString(),
                node.get("scenario").asString(),
                node.path("endpoint").asString(""),
                node.has("agent"),
                node.get("method").asString(),
                node.get("path").asString(),
                headers(node.get("requestHeaders")),
                requestBody(node.path("requestBody").asString("")),
                node.get("status").asInt(),
                headers(node.get("responseHeaders")),
                responseBody(node));
    }

    private static Map<String, String> headers(JsonNode node) {
        var headers = new LinkedHashMap<String, String>();
        node.propertyStream()
                .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asString()));
        return headers;
    }

    private static byte[] requestBody(String text) {
        if (text.startsWith("base64:")) {
            return Base64.getDecoder().decode(text.substring("base64:".length()));
        }
        return text.equals("<524289 bytes of x>")
                ? "x".repeat(524289).getBytes(StandardCharsets.UTF_8)
                : text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] responseBody(JsonNode node) {
        try {
            if (node.has("responseBodyFile")) {
                return Files.readAllBytes(
                        FOLDER.resolve(node.get("responseBodyFile").asString()));
            }
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        String text = node.path("responseBody").asString("");
        return node.path("responseBodyEncoding").asString("").equals("base64")
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
    }
}
