package io.tombolo.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The HTTP API of one server.
final class HttpApi {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /// Longer than a call to another datacenter looks for a way.
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

    HttpApi(URI base) {
        this.base = base;
    }

    URI base() {
        return base;
    }

    /// Asks for JSON.
    ///
    /// @throws IOException if there is no answer, or none with status 200; the message has the answer's words
    JsonNode get(String path) throws IOException, InterruptedException {
        String body = send(path, request(path).GET().build());
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            throw new IOException("GET %s%s: no JSON: %s".formatted(base, path, body), notJson);
        }
    }

    void put(String path, String json) throws IOException, InterruptedException {
        send(path, request(path).PUT(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    }

    private String send(String path, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("%s %s%s: status %d: %s"
                    .formatted(
                            request.method(),
                            base,
                            path,
                            answer.statusCode(),
                            answer.body().strip()));
        }
        return answer.body();
    }
}
