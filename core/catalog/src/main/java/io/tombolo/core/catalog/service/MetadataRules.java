package io.tombolo.core.catalog.service;

import java.util.Map;
import java.util.Optional;

/// What keys and values metadata may have. Source: HTTP sheet 1.12.
public final class MetadataRules {

    private static final int PAIR_LIMIT = 64;
    private static final int KEY_LIMIT = 128;
    private static final int VALUE_LIMIT = 512;
    private static final String RESERVED_PREFIX = "consul-";

    /// The one reserved key that users may set, on gateways only: it exposes the servers of the datacenter.
    private static final String WAN_FEDERATION = "consul-wan-federation";

    private MetadataRules() {}

    /// What is wrong with the metadata of a service; empty if nothing is.
    ///
    /// @param kind of the service: some keys are for one kind only
    public static Optional<String> fault(String kind, Map<String, String> meta) {
        if (meta.size() > PAIR_LIMIT) {
            return Optional.of("Node metadata cannot contain more than %d key/value pairs".formatted(PAIR_LIMIT));
        }
        return meta.entrySet().stream()
                .flatMap(pair -> fault(kind, pair.getKey(), pair.getValue())
                        .map(what -> "Couldn't load metadata pair ('%s', '%s'): %s"
                                .formatted(pair.getKey(), pair.getValue(), what))
                        .stream())
                .findFirst();
    }

    private static Optional<String> fault(String kind, String key, String value) {
        if (key.isEmpty()) {
            return Optional.of("Key cannot be blank");
        }
        if (!key.chars().allMatch(MetadataRules::isAllowed)) {
            return Optional.of("Key contains invalid characters");
        }
        if (key.length() > KEY_LIMIT) {
            return Optional.of("Key is too long (limit: %d characters)".formatted(KEY_LIMIT));
        }
        boolean granted = key.equals(WAN_FEDERATION) && kind.equals(ServiceKind.MESH_GATEWAY);
        if (key.startsWith(RESERVED_PREFIX) && !granted) {
            return Optional.of("Key prefix '%s' is reserved for internal use".formatted(RESERVED_PREFIX));
        }
        return value.length() > VALUE_LIMIT
                ? Optional.of("Value is too long (limit: %d characters)".formatted(VALUE_LIMIT))
                : Optional.empty();
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
