package io.tombolo.meshgateway.relay;

import java.util.Locale;

/// One of the two that a relay joins.
public enum Side {
    /// Who connected to the gateway.
    CLIENT,
    /// Whom the gateway connected to.
    TARGET;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
