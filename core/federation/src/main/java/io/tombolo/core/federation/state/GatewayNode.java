package io.tombolo.core.federation.state;

import java.util.Map;
import java.util.Optional;

/// The node of a gateway, as far as it is read.
///
/// @param name            as registered
/// @param address         on the LAN; may be empty
/// @param taggedAddresses by tag, such as `lan` and `wan`
public record GatewayNode(String name, String address, Map<String, String> taggedAddresses) {

    public GatewayNode {
        taggedAddresses = Map.copyOf(taggedAddresses);
    }

    Optional<String> taggedAddress(String tag) {
        return Optional.ofNullable(taggedAddresses.get(tag)).filter(address -> !address.isEmpty());
    }
}
