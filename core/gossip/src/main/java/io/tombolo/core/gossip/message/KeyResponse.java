package io.tombolo.core.gossip.message;

import java.util.List;

/// The payload of the answers to key queries. Source: gossip sheet 17.3.
///
/// @param success whether it was done
/// @param message why not, or what was left out
/// @param keys for the list: all keys in base64
/// @param primaryKey for the list: the primary key in base64; empty otherwise
public record KeyResponse(boolean success, String message, List<String> keys, String primaryKey) {

    public KeyResponse {
        keys = List.copyOf(keys);
    }

    /// Tells nothing of the keys.
    @Override
    public String toString() {
        return "KeyResponse[success=%s, message=%s, keys=%d]".formatted(success, message, keys.size());
    }
}
