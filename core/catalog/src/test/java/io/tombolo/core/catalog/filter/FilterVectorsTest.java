package io.tombolo.core.catalog.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tombolo.core.catalog.service.ConnectProxyConfig;
import io.tombolo.core.catalog.service.NodeService;
import io.tombolo.core.catalog.service.ServiceConnect;
import io.tombolo.core.catalog.service.ServiceKind;
import io.tombolo.core.catalog.service.ServiceSelectors;
import io.tombolo.core.catalog.service.Weights;
import io.tombolo.core.catalog.store.RaftIndex;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The expressions that were sent to a real agent, with what it answered.
class FilterVectorsTest {

    private static final JsonNode VECTORS = new ObjectMapper()
            .readTree(Path.of("../../testing/vectors/http/filters.json").toFile());

    private static final List<NodeService> SERVICES = VECTORS.get("services")
            .valueStream()
            .map(FilterVectorsTest::service)
            .toList();

    static Stream<JsonNode> cases() {
        return VECTORS.get("cases").valueStream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsTheRealOne(JsonNode vector) {
        Filter<NodeService> filter = Filter.compile(vector.get("expr").asString(), ServiceSelectors.SERVICE);

        // Where the real one crashed (status -1), all three services have the zero value that was asked for.
        Object answer = switch (filter) {
            case Filter.Malformed<NodeService> malformed -> malformed.text();
            case Filter.Ready<NodeService> ready ->
                SERVICES.stream().filter(ready.predicate()).map(NodeService::id).toList();
        };
        Object expected = switch (vector.get("status").asInt()) {
            case 200 ->
                vector.get("result").valueStream().map(JsonNode::asString).toList();
            case 500 -> vector.get("error").asString();
            default -> List.of("f1", "f2", "f3");
        };
        assertThat(answer).isEqualTo(expected);
    }

    private static NodeService service(JsonNode json) {
        Optional<Weights> weights = json.optional("Weights")
                .map(found -> new Weights(
                        found.get("Passing").asInt(), found.get("Warning").asInt()))
                .or(() -> Optional.of(Weights.DEFAULT));
        return new NodeService(
                ServiceKind.TYPICAL,
                json.get("ID").asString(),
                json.get("Name").asString(),
                json.get("Tags").valueStream().map(JsonNode::asString).toList(),
                json.path("Address").asString(""),
                Map.of(),
                meta(json.get("Meta")),
                json.get("Port").asInt(),
                "",
                weights,
                json.path("EnableTagOverride").asBoolean(false),
                ConnectProxyConfig.NONE,
                ServiceConnect.NONE,
                false,
                Optional.empty(),
                RaftIndex.NONE);
    }

    private static Map<String, String> meta(JsonNode json) {
        var meta = new HashMap<String, String>();
        json.properties()
                .forEach(pair -> meta.put(pair.getKey(), pair.getValue().asString()));
        return meta;
    }
}
