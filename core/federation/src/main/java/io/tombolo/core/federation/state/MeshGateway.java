package io.tombolo.core.federation.state;

import io.tombolo.core.terms.Endpoint;
import java.util.List;
import java.util.Optional;

/// One gateway instance, as the catalog of its datacenter has it.
///
/// @param node    where it runs
/// @param service the gateway itself
/// @param checks  of the node and of the service
/// @param details what else the catalog says of the three; carried, never read
public record MeshGateway(GatewayNode node, GatewayService service, List<GatewayCheck> checks, UnreadDetails details) {

    /// The service meta by which a gateway declares that it exposes servers.
    public static final String EXPOSING_META = "consul-wan-federation";

    /// The only value of that meta that counts.
    public static final String EXPOSING_VALUE = "1";

    /// The tagged address that is seen from other datacenters.
    private static final String WAN = "wan";

    public MeshGateway {
        checks = List.copyOf(checks);
    }

    /// Whether it routes to servers, by its own word.
    public boolean exposesServers() {
        return EXPOSING_VALUE.equals(service.meta().get(EXPOSING_META));
    }

    /// Whether a check of it or of its node is critical. A warning is fine, and so is to have no check.
    public boolean isCritical() {
        return checks.stream().anyMatch(GatewayCheck::isCritical);
    }

    /// Whether servers may dial it: it exposes servers, and no check is critical (WAN federation sheet 2.4).
    public boolean isUsable() {
        return exposesServers() && !isCritical();
    }

    /// Where the gateway is, seen from other datacenters; empty if what is registered makes no address.
    ///
    /// The service's tagged address `wan`, with its port if it has one; else the address of the service; else
    /// the node's tagged address `wan`; else the node's address. A tagged address without host gives its port
    /// and falls back to the node.
    public Optional<Endpoint> wanAddress() {
        Optional<ServiceAddress> tagged = service.taggedAddress(WAN);
        String host = tagged.map(ServiceAddress::host).orElse(service.address());
        int port = tagged.map(ServiceAddress::port).filter(own -> own != 0).orElse(service.port());
        return endpoint(host.isEmpty() ? node.taggedAddress(WAN).orElse(node.address()) : host, port);
    }

    /// Where the gateway is, seen from its own datacenter; empty if what is registered makes no address.
    ///
    /// The address of the service, else that of the node.
    public Optional<Endpoint> lanAddress() {
        return endpoint(service.address().isEmpty() ? node.address() : service.address(), service.port());
    }

    boolean saysTheSameAs(MeshGateway other) {
        return node.equals(other.node)
                && service.saysTheSameAs(other.service)
                && checks.equals(other.checks)
                && details.equals(other.details);
    }

    /// Registrations are foreign input: what is no address is left out, not thrown out.
    private static Optional<Endpoint> endpoint(String host, int port) {
        try {
            return Optional.of(new Endpoint(host, port));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
