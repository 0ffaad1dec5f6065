package io.tombolo.core.federation.state;

import java.util.Map;
import java.util.Optional;

/// The service of a gateway, as far as it is read.
///
/// @param id              of the instance, unique on its node
/// @param address         on the LAN; empty if it is the node's
/// @param port            on the LAN
/// @param taggedAddresses by tag, such as `lan` and `wan`
/// @param meta            as registered
/// @param weight          its share while it passes its checks
/// @param modifyIndex     the raft index of its last change in its own datacenter; not part of what it says
public record GatewayService(
        String id,
        String address,
        int port,
        Map<String, ServiceAddress> taggedAddresses,
        Map<String, String> meta,
        int weight,
        long modifyIndex) {

    public GatewayService {
        taggedAddresses = Map.copyOf(taggedAddresses);
        meta = Map.copyOf(meta);
    }

    Optional<ServiceAddress> taggedAddress(String tag) {
        return Optional.ofNullable(taggedAddresses.get(tag));
    }

    boolean saysTheSameAs(GatewayService other) {
        return id.equals(other.id)
                && address.equals(other.address)
                && port == other.port
                && taggedAddresses.equals(other.taggedAddresses)
                && meta.equals(other.meta)
                && weight == other.weight;
    }
}
