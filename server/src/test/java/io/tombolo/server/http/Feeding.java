package io.tombolo.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Brings a server's catalog into the state that a recorded answer was given from: what the answer lists is registered.
record Feeding(RawHttp server) {

    /// The node of the server itself, which it looks after by itself.
    private static final String OWN = "s1";

    /// Removes all nodes but the server's own, and what is on that.
    void clear() throws IOException {
        for (JsonNode node : get("/v1/internal/ui/nodes")) {
            String name = node.get("Node").asString();
            if (!name.equals(OWN)) {
                deregister(Sample.JSON.createObjectNode().put("Node", name));
                continue;
            }
            for (JsonNode service : node.get("Services")) {
                if (!service.get("ID").asString().equals("consul")) {
                    deregister(Sample.JSON
                            .createObjectNode()
                            .put("Node", name)
                            .put("ServiceID", service.get("ID").asString()));
                }
            }
            for (JsonNode check : node.get("Checks")) {
                if (!check.get("CheckID").asString().equals("serfHealth")) {
                    deregister(Sample.JSON
                            .createObjectNode()
                            .put("Node", name)
                            .put("CheckID", check.get("CheckID").asString()));
                }
            }
        }
    }

    /// Registers what an answer lists.
    void feed(Sample sample) throws IOException {
        JsonNode body = Sample.JSON.readTree(new String(sample.responseBody(), StandardCharsets.UTF_8));
        if (body.isArray()) {
            for (JsonNode one : body) {
                feed(one);
            }
        } else if (body.has("Services") || body.has("Node")) {
            feed(body);
        } else {
            feedNames(body);
        }
    }

    /// Services and their tags, of which nothing else is known.
    private void feedNames(JsonNode services) throws IOException {
        for (var entry : services.properties()) {
            ObjectNode registration =
                    Sample.JSON.createObjectNode().put("Node", OWN).put("SkipNodeUpdate", true);
            ObjectNode service = registration.putObject("Service").put("Service", entry.getKey());
            service.set("Tags", entry.getValue());
            if (!entry.getKey().equals("consul")) {
                register(registration);
            }
        }
    }

    private void feed(JsonNode one) throws IOException {
        if (one.path("Node").isObject()) {
            ObjectNode registration = node(one.get("Node"), "Meta");
            if (one.path("Services").isContainer()) {
                register(registration);
                for (JsonNode service : one.get("Services")) {
                    register(registration.deepCopy().set("Service", withoutIndexes(service)));
                }
                return;
            }
            registration.set("Service", withoutIndexes(one.get("Service")));
            register(registration);
            checks(one.get("Checks"));
        } else if (one.has("CheckID")) {
            checks(Sample.JSON.createArrayNode().add(one));
        } else if (one.has("ServiceName")) {
            ObjectNode registration = node(one, "NodeMeta");
            registration.set("Service", service(one));
            register(registration);
        } else if (one.has("Coord")) {
            put("/v1/coordinate/update", one.toString());
        } else if (one.has("Address")) {
            ObjectNode registration = node(one, "Meta");
            register(registration);
            for (JsonNode service : one.path("Services")) {
                register(registration.deepCopy().set("Service", withoutIndexes(service)));
            }
            checks(one.path("Checks"));
        }
    }

    private static ObjectNode node(JsonNode node, String meta) {
        ObjectNode registration = Sample.JSON.createObjectNode();
        for (String field : new String[] {"ID", "Node", "Address", "TaggedAddresses"}) {
            registration.set(field, node.get(field));
        }
        registration.set("NodeMeta", node.get(meta));
        return registration;
    }

    private static ObjectNode service(JsonNode one) {
        ObjectNode service = Sample.JSON.createObjectNode();
        service.set("Service", one.get("ServiceName"));
        for (String field : new String[] {
            "Kind",
            "ID",
            "Tags",
            "Address",
            "TaggedAddresses",
            "Weights",
            "Meta",
            "Port",
            "SocketPath",
            "EnableTagOverride",
            "Proxy",
            "Connect"
        }) {
            if (one.has("Service" + field)) {
                service.set(field, one.get("Service" + field));
            }
        }
        return service;
    }

    private static JsonNode withoutIndexes(JsonNode object) {
        ObjectNode copy = (ObjectNode) object.deepCopy();
        copy.remove("CreateIndex");
        copy.remove("ModifyIndex");
        return copy;
    }

    private void checks(JsonNode checks) throws IOException {
        for (JsonNode check : checks) {
            ObjectNode registration = Sample.JSON
                    .createObjectNode()
                    .put("Node", check.get("Node").asString())
                    .put("SkipNodeUpdate", true);
            ArrayNode list = registration.putArray("Checks");
            list.add(withoutIndexes(check));
            register(registration);
        }
    }

    private void register(JsonNode registration) throws IOException {
        put("/v1/catalog/register", registration.toString());
    }

    private void deregister(JsonNode registration) throws IOException {
        put("/v1/catalog/deregister", registration.toString());
    }

    void put(String path, String body) throws IOException {
        RawHttp.Answer answer = server.send("PUT", path, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status())
                .as("PUT %s %s: %s", path, body, answer.text())
                .isEqualTo(200);
    }

    private JsonNode get(String path) throws IOException {
        return Sample.JSON.readTree(
                server.send("GET", path, Map.of(), new byte[0]).text());
    }
}
