package io.tombolo.httpapi.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.contract.agent.AgentControl;
import io.tombolo.contract.agent.MetricsReport;
import io.tombolo.contract.members.Subscription;
import io.tombolo.contract.rpc.RpcCaller;
import io.tombolo.contract.rpc.RpcFailedException;
import io.tombolo.contract.rpc.RpcMethod;
import io.tombolo.core.wire.Bytes;
import io.tombolo.core.wire.rpc.MethodName;
import io.tombolo.core.wire.rpc.RpcError;
import io.tombolo.httpapi.HttpApi;
import io.tombolo.runtime.config.Configuration;
import io.tombolo.runtime.config.host.LocalHost;
import io.tombolo.runtime.config.load.ConfigurationLoader;
import io.tombolo.runtime.config.load.LoadRequest;
import io.tombolo.runtime.config.load.Loaded;
import io.tombolo.runtime.http.HttpPort;
import io.tombolo.runtime.http.RouteTable;
import io.tombolo.runtime.net.EventLoops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What was asked of a real agent, one after another, and what it answered.
class AgentVectorsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Fields whose values differ from run to run.
    private static final Set<String> MASKED = Set.of("ContentHash");

    /// Answers that differ on purpose.
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "agent-service-register-array", "the text names the Go type of the body, field by field",
            "agent-service-meshgw", "central defaults of proxies are not merged",
            "agent-service-sidecar", "central defaults of proxies are not merged");

    @TempDir
    private Path folder;

    @Test
    void answersAsTheRealOne() throws IOException, InterruptedException {
        JsonNode vectors =
                JSON.readTree(Path.of("../testing/vectors/http/agent.json").toFile());
        var differences = new ArrayList<String>();
        int answered = 0;
        try (var agent = new Served(folder)) {
            for (JsonNode vector : vectors) {
                String name = vector.get("name").asString();
                Optional<String> difference = difference(vector, agent.send(vector));
                if (difference.isEmpty()) {
                    answered++;
                } else if (!EXCEPTIONS.containsKey(name)) {
                    differences.add(name + ": " + difference.get());
                }
            }
        }
        System.out.printf("agent vectors: %d of %d answered alike%n", answered, vectors.size());
        assertThat(differences).isEmpty();
        assertThat(answered).isGreaterThanOrEqualTo(vectors.size() * 95 / 100);
    }

    private static Optional<String> difference(JsonNode vector, HttpResponse<String> answer) {
        if (answer.statusCode() != vector.get("status").asInt()) {
            return Optional.of(
                    "status %d, not %s; %s".formatted(answer.statusCode(), vector.get("status"), answer.body()));
        }
        for (Map.Entry<String, JsonNode> header : vector.get("headers").properties()) {
            String found = answer.headers().firstValue(header.getKey()).orElse("none");
            if (!found.equals(header.getValue().asString())) {
                return Optional.of("%s: %s, not %s".formatted(header.getKey(), found, header.getValue()));
            }
        }
        String expected = vector.get("responseBody").asString();
        boolean json = expected.startsWith("{") || expected.startsWith("[");
        boolean same = json
                ? masked(JSON.readTree(expected)).equals(masked(JSON.readTree(answer.body())))
                : expected.equals(answer.body());
        return same ? Optional.empty() : Optional.of("%s%n  not %s".formatted(answer.body(), expected));
    }

    /// Without what is masked, and with lists of checks and services in the order of IDs: the real one has none.
    private static JsonNode masked(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(MASKED);
            object.forEach(AgentVectorsTest::masked);
        }
        if (node instanceof ArrayNode array) {
            array.forEach(AgentVectorsTest::masked);
            if (array.size() > 0 && array.get(0).isObject()) {
                var sorted = new ArrayList<JsonNode>();
                array.forEach(sorted::add);
                sorted.sort(Comparator.comparing(item -> item.path("CheckID").asString("")
                        + item.path("Service").path("ID").asString("")));
                array.removeAll();
                array.addAll(sorted);
            }
        }
        return node;
    }

    /// The routes of an agent on a port of their own.
    private static final class Served implements AutoCloseable {

        private final EventLoops loops = EventLoops.start("vectors", 1);
        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final HttpPort port;
        private final int number;

        Served(Path folder) throws IOException {
            Configuration configuration = configuration(folder);
            number = freePort();
            var calls =
                    new io.tombolo.httpapi.call.Calls(new Silent(), io.tombolo.httpapi.call.Place.of(configuration));
            port = HttpPort.open(
                    List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), number)),
                    HttpApi.settings(configuration),
                    new HttpPort.Surroundings(
                            loops,
                            RouteTable.of(List.of(AgentRoutes.of(
                                    configuration,
                                    calls,
                                    new NoPools(),
                                    new AgentRoutes.Agent(
                                            new SteppedAgent(), new Still(), (_, _, _) -> new CompletableFuture<>())))),
                            (_, response) -> response.sendNotFound(),
                            HttpApi::failed,
                            InstantSource.system()));
        }

        private static Configuration configuration(Path folder) throws IOException {
            Path file = Files.writeString(folder.resolve("a.hcl"), """
                    node_name = "s1"
                    data_dir = "%s"
                    bind_addr = "127.0.0.1"
                    server = true
                    bootstrap = true
                    connect { enabled = true }
                    """.formatted(folder));
            return switch (ConfigurationLoader.load(
                    LoadRequest.on(new LocalHost(InstantSource.system())).withFiles(List.of(file)))) {
                case Loaded.Valid valid -> valid.configuration();
                case Loaded.Invalid invalid ->
                    throw new AssertionError(invalid.violations().toString());
            };
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }

        HttpResponse<String> send(JsonNode vector) throws IOException, InterruptedException {
            JsonNode body = vector.get("requestBody");
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s"
                                    .formatted(number, vector.get("path").asString())))
                            .method(
                                    vector.get("method").asString(),
                                    body.isNull()
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body.asString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            client.close();
            port.close();
            loops.close();
        }
    }

    /// Nobody answers calls.
    private static final class Silent implements RpcCaller {

        @Override
        public <Q, R> CompletableFuture<R> call(RpcMethod<Q, R> method, Q request) {
            return CompletableFuture.failedFuture(new RpcFailedException(RpcError.Known.NO_LEADER));
        }

        @Override
        public CompletableFuture<Bytes> call(MethodName method, Bytes body) {
            return CompletableFuture.failedFuture(new RpcFailedException(RpcError.Known.NO_LEADER));
        }
    }

    /// A process in which nothing happens.
    private static final class Still implements AgentControl {

        @Override
        public CompletableFuture<Void> leave() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Reload reload() {
            return new Reload.Done();
        }

        @Override
        public Subscription followLog(LogThreshold threshold, LogForm form, Consumer<String> told) {
            return () -> {};
        }

        @Override
        public MetricsReport metrics() {
            return new MetricsReport(Instant.EPOCH, List.of(), List.of(), List.of());
        }

        @Override
        public Optional<String> prometheus() {
            return Optional.empty();
        }
    }
}
