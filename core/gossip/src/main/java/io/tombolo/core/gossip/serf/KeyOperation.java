package io.tombolo.core.gossip.serf;

import java.util.Optional;

/// What can be done to the keyrings of the whole pool. Source: gossip sheet 17.3.
public enum KeyOperation {
    /// Add a key, so that messages under it can be read.
    INSTALL("_serf_install-key"),
    /// Make an installed key the one to write with.
    USE("_serf_use-key"),
    /// Take a key away that nobody writes with any more.
    REMOVE("_serf_remove-key"),
    /// Ask who has which keys.
    LIST("_serf_list-keys");

    private final String query;

    KeyOperation(String query) {
        this.query = query;
    }

    String query() {
        return query;
    }

    static Optional<KeyOperation> ofQuery(String name) {
        for (KeyOperation operation : values()) {
            if (operation.query.equals(name)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }
}
