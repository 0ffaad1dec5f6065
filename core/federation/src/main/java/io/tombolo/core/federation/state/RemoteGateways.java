package io.tombolo.core.federation.state;

import java.util.List;

/// Which of two lists of a datacenter's gateways is the newer one.
///
/// A gateway asks the other datacenter itself, and has its federation state as well. Either may be old: the
/// first when the link is cut, the second when the other datacenter cannot reach the primary. Both carry the
/// indexes of the same catalog, so the higher one is newer. Consul learnt this in 1.8.17, 1.9.11 and 1.10.4,
/// when a gateway that came back at another address was lost for good. Source: WAN federation sheet 5.3.
public final class RemoteGateways {

    private RemoteGateways() {}

    /// The newer list; the answered one if they are of the same age. An empty list has no age.
    ///
    /// @param answered  what the datacenter itself answered last
    /// @param published what its federation state says
    public static List<MeshGateway> newer(List<MeshGateway> answered, List<MeshGateway> published) {
        return age(published) > age(answered) ? published : answered;
    }

    private static long age(List<MeshGateway> gateways) {
        return gateways.stream()
                .mapToLong(gateway -> gateway.service().modifyIndex())
                .max()
                .orElse(0);
    }
}
