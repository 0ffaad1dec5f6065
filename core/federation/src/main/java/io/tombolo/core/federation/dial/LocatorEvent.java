package io.tombolo.core.federation.dial;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import java.util.List;

/// What a [GatewayLocator] lets know.
public sealed interface LocatorEvent {

    /// The addresses read from federation states changed. Consul logs `new cached locations of mesh gateways`.
    record LocationsChanged(List<Endpoint> own, List<Endpoint> primary) implements LocatorEvent {}

    /// What `primary_gateways` stands for changed. Consul logs `updated fallback list of primary mesh
    /// gateways`.
    record FallbackChanged(List<Endpoint> addresses) implements LocatorEvent {}

    /// Replication tells that the primary is better dialled this way. Consul logs `will dial the primary
    /// datacenter using our local mesh gateways if possible`, or `… through its mesh gateways`.
    record PrimaryDialledVia(Via via) implements LocatorEvent {}

    /// A gateway that was good does not accept connections.
    record GatewayUnreachable(Gateway gateway) implements LocatorEvent {}

    /// Through a gateway that was good no handshake comes about with a datacenter.
    record GatewayLeadsNowhere(Gateway gateway, Datacenter datacenter) implements LocatorEvent {}

    /// A gateway that failed serves again.
    record GatewayRecovered(Gateway gateway) implements LocatorEvent {}
}
