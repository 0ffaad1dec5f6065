package io.tombolo.core.gossip.message;

import io.tombolo.core.wire.Bytes;

/// The payload of the queries that change or list the keyring. Source: gossip sheet 17.3.
///
/// @param key the raw key; empty for the list
public record KeyRequest(Bytes key) {

    /// Tells nothing of the key.
    @Override
    public String toString() {
        return "KeyRequest[key=" + key.length() + " bytes]";
    }
}
