package io.tombolo.runtime.config.rules;

import io.tombolo.core.terms.NodeName;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Names of the node. Source: configuration sheet 1.1 and 2.1.
final class IdentityRules {

    /// What the catalog stores of a node at most. Source: configuration sheet 2.1.
    private static final int META_PAIRS = 64;

    private static final int META_KEY = 128;
    private static final int META_VALUE = 512;

    /// Characters of the text form of a UUID.
    private static final int UUID_LENGTH = 36;

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final Pattern META_KEY_FORM = Pattern.compile("[A-Za-z0-9_-]+");

    static final List<Rule> ALL = List.of(
            Rule.of("a node can be found by DNS", List.of("node_name"), (facts, report) -> {
                NodeName name = facts.configuration().nodeName();
                if (!name.isDnsDiscoverable()) {
                    report.warn(
                            "node_name",
                            ("Node name \"%s\" will not be discoverable via DNS due to invalid characters. Valid"
                                            + " characters include all alpha-numerics and dashes, at most 63 of them.")
                                    .formatted(name));
                }
            }),
            Rule.of(
                    "a node ID is a UUID",
                    List.of("node_id"),
                    (facts, report) -> facts.configuration()
                            .identity()
                            .nodeId()
                            .filter(id -> !UUID.matcher(id).matches())
                            .ifPresent(id -> report.refuse(
                                    "node_id",
                                    "node_id: failed to setup node ID: specified NodeID is invalid: uuid string is %s. received: \"%s\""
                                            .formatted(
                                                    id.length() == UUID_LENGTH ? "malformed" : "wrong length", id)))),
            Rule.of("node meta fits the catalog", List.of("node_meta"), IdentityRules::nodeMeta));

    private IdentityRules() {}

    private static void nodeMeta(Facts facts, Report report) {
        Map<String, String> meta = facts.configuration().identity().nodeMeta();
        if (meta.size() > META_PAIRS) {
            report.refuse(
                    "node_meta",
                    "node_meta invalid: Node metadata cannot contain more than %d key/value pairs, found %d"
                            .formatted(META_PAIRS, meta.size()));
        }
        meta.forEach((key, value) -> {
            String fault = metaFault(key, value);
            if (!fault.isEmpty()) {
                report.refuse(
                        "node_meta",
                        "node_meta invalid: Couldn't load metadata pair ('%s', '%s'): %s".formatted(key, value, fault));
            }
        });
    }

    private static String metaFault(String key, String value) {
        if (key.isEmpty()) {
            return "Key cannot be blank";
        }
        if (!META_KEY_FORM.matcher(key).matches()) {
            return "Key contains invalid characters; allowed are letters, digits, - and _";
        }
        if (key.length() > META_KEY) {
            return "Key is too long (limit: %d characters)".formatted(META_KEY);
        }
        if (key.startsWith("consul-")) {
            return "Key prefix 'consul-' is reserved for internal use";
        }
        return value.length() > META_VALUE ? "Value is too long (limit: %d characters)".formatted(META_VALUE) : "";
    }
}
