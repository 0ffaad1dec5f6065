package io.tombolo.server;

import java.util.List;

/// Ends a start whose configuration was refused.
final class InvalidConfigurationException extends RuntimeException {

    private final transient List<String> reasons;

    InvalidConfigurationException(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    List<String> reasons() {
        return reasons;
    }
}
