package io.tombolo.core.federation.state;

/// A check of a gateway or of its node, as far as it is read.
///
/// @param id     unique on its node
/// @param status `passing`, `warning`, `critical`; what else may be registered counts as not critical
public record GatewayCheck(String id, String status) {

    private static final String CRITICAL = "critical";

    boolean isCritical() {
        return status.equals(CRITICAL);
    }
}
