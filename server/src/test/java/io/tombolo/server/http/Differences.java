package io.tombolo.server.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What an answer has other than the recorded one: status, the headers that clients look at, and the body, structure
/// and
/// values, but for what is volatile.
final class Differences {

    /// Headers whose value has to be the same.
    private static final List<String> SAME = List.of(
            "Content-Type",
            "Allow",
            "Location",
            "Vary",
            "Content-Encoding",
            "X-Content-Type-Options",
            "Content-Security-Policy",
            "X-Consul-Default-Acl-Policy",
            "X-Consul-Effective-Consistency",
            "X-Consul-Knownleader",
            "X-Consul-Translate-Addresses",
            "X-Cache");

    /// Headers that have to be there or not.
    private static final List<String> PRESENT = List.of("X-Consul-Index", "X-Consul-Lastcontact");

    /// Fields whose values are of the moment.
    private static final Set<String> VOLATILE = Set.of(
            "CreateIndex",
            "ModifyIndex",
            "PrimaryModifyIndex",
            "Index",
            "LockIndex",
            "LTime",
            "UpdatedAt",
            "StableSince",
            "LastTerm",
            "LastIndex",
            "Version",
            "version",
            "raft_version",
            "serf_protocol_current",
            "serf_protocol_min",
            "serf_protocol_max",
            "Coord",
            "LastContact",
            "Backend",
            "ConsistencyLevel");

    /// Fields that newer versions have, or that are safer to have than to leave out. Source: HTTP sheet 1.11 and 6.
    private static final Set<String> ADDED = Set.of("Port", "ResultsFilteredByACLs", "LastIndex");

    /// Fields that may be `null` where nothing is in them, and where clients take both.
    private static final Set<String> NULL_OR_EMPTY =
            Set.of("Tags", "ServiceTags", "Meta", "TaggedAddresses", "NodeMeta", "Nodes", "Checks", "Services");

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /// What the operating system says of a port where nobody listens.
    private static final Pattern REFUSED = Pattern.compile("dial tcp .*[Cc]onnection refused.*");

    private static final Pattern PORT = Pattern.compile("(127\\.0\\.0\\.\\d+):\\d+");

    /// The port of the server that was recorded, at which its own service is registered.
    private static final int RECORDED_SERVER_PORT = 23004;

    private final List<String> found = new ArrayList<>();
    private final Map<String, String> identities;

    private Differences(Map<String, String> identities) {
        this.identities = identities;
    }

    /// @param identities recorded UUIDs and those of this run, filled in as they are met
    static List<String> of(Sample sample, RawHttp.Answer answer, Map<String, String> identities) {
        var differences = new Differences(identities);
        differences.compare(sample, answer);
        return differences.found;
    }

    private void compare(Sample sample, RawHttp.Answer answer) {
        if (sample.status() != answer.status()) {
            found.add("status %d, not %d: %s".formatted(answer.status(), sample.status(), shortened(answer.text())));
            return;
        }
        var recorded = new HashMap<String, String>();
        sample.responseHeaders().forEach(recorded::put);
        for (String name : SAME) {
            String wanted = recorded.get(name);
            String has = answer.headers().get(name);
            if (wanted == null ? has != null : !wanted.equals(has)) {
                found.add("header %s is %s, not %s".formatted(name, has, wanted));
            }
        }
        for (String name : PRESENT) {
            if (recorded.containsKey(name) != answer.headers().containsKey(name)) {
                found.add("header %s is %s".formatted(name, answer.headers().containsKey(name) ? "there" : "missing"));
            }
        }
        if (recorded.containsKey("Content-Encoding")
                || "HEAD".equals(sample.method())
                || (sample.endpoint().equals("/v1/snapshot") && sample.status() == 200)) {
            return;
        }
        body(new String(sample.responseBody(), StandardCharsets.UTF_8), answer.text());
    }

    private void body(String wanted, String has) {
        try {
            if (!wanted.isEmpty() && "[{\"tfn".indexOf(wanted.charAt(0)) >= 0) {
                compare("body", Sample.JSON.readTree(wanted), Sample.JSON.readTree(has), "");
                if (wanted.endsWith("\n") != has.endsWith("\n")) {
                    found.add("the last line break");
                }
                return;
            }
        } catch (JacksonException text) {
            // Texts begin with these letters too, and are compared as texts below.
        }
        if (!masked(wanted).equals(masked(has))) {
            found.add("body is %s, not %s".formatted(shortened(has), shortened(wanted)));
        }
    }

    private static String masked(String text) {
        if (REFUSED.matcher(text).find()) {
            return REFUSED.matcher(text).replaceAll("dial tcp ADDRESS: connection refused");
        }
        return PORT.matcher(text).replaceAll("$1:PORT");
    }

    private void compare(String path, JsonNode wanted, JsonNode has, String field) {
        if (field.equals("Port") && wanted.asInt() == RECORDED_SERVER_PORT) {
            return;
        }
        if (VOLATILE.contains(field) || (NULL_OR_EMPTY.contains(field) && isNothing(wanted) && isNothing(has))) {
            return;
        }
        if (wanted.getNodeType() != has.getNodeType()) {
            found.add("%s is %s, not %s".formatted(path, shortened(has.toString()), shortened(wanted.toString())));
            return;
        }
        switch (wanted.getNodeType()) {
            case OBJECT -> objects(path, wanted, has);
            case ARRAY -> arrays(path, wanted, has);
            default -> values(path, wanted, has);
        }
    }

    private static boolean isNothing(JsonNode node) {
        return node.isNull() || (node.isContainer() && node.isEmpty());
    }

    private void objects(String path, JsonNode wanted, JsonNode has) {
        wanted.propertyStream().forEach(entry -> {
            if (has.has(entry.getKey())) {
                compare(path + "." + entry.getKey(), entry.getValue(), has.get(entry.getKey()), entry.getKey());
            } else {
                found.add("%s.%s is missing".formatted(path, entry.getKey()));
            }
        });
        has.propertyStream()
                .filter(entry -> !wanted.has(entry.getKey()) && !ADDED.contains(entry.getKey()))
                .forEach(entry -> found.add("%s.%s is too much".formatted(path, entry.getKey())));
    }

    /// Lists of names are sets: their order is that of distances, or of a hash. Sessions are in the order of their IDs,
    /// which
    /// are made up.
    private void arrays(String path, JsonNode wanted, JsonNode has) {
        if (wanted.size() != has.size()) {
            found.add("%s has %d elements, not %d: %s"
                    .formatted(path, has.size(), wanted.size(), shortened(has.toString())));
            return;
        }
        List<JsonNode> wantedInOrder = ordered(wanted);
        List<JsonNode> hasInOrder = ordered(has);
        for (int i = 0; i < wantedInOrder.size(); i++) {
            compare("%s[%d]".formatted(path, i), wantedInOrder.get(i), hasInOrder.get(i), "");
        }
    }

    private static List<JsonNode> ordered(JsonNode list) {
        List<JsonNode> elements =
                StreamSupport.stream(list.spliterator(), false).toList();
        if (elements.stream().allMatch(JsonNode::isString)) {
            return elements.stream()
                    .sorted(Comparator.comparing(JsonNode::asString))
                    .toList();
        }
        return elements.stream().allMatch(element -> element.has("LockDelay"))
                ? elements.stream()
                        .sorted(Comparator.comparingLong(
                                element -> element.get("CreateIndex").asLong()))
                        .toList()
                : elements;
    }

    private void values(String path, JsonNode wanted, JsonNode has) {
        if (wanted.equals(has)) {
            return;
        }
        if (wanted.isString()
                && UUID.matcher(wanted.asString()).matches()
                && UUID.matcher(has.asString()).matches()) {
            String known = identities.putIfAbsent(wanted.asString(), has.asString());
            if (known != null && !known.equals(has.asString())) {
                found.add("%s is %s, which was %s before".formatted(path, has, known));
            }
            return;
        }
        if (!wanted.isString() || !masked(wanted.asString()).equals(masked(has.asString()))) {
            found.add("%s is %s, not %s".formatted(path, shortened(has.toString()), shortened(wanted.toString())));
        }
    }

    private static String shortened(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }
}
