package io.tombolo.core.sni.route;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that a gateway has to know in order to route.
///
/// @param datacenter    the gateway's own
/// @param domain        the domain of the federation
/// @param trustDomain   of the mesh; none as long as it is not known, or where there is no mesh
/// @param exposeServers whether names of servers are routed at all (`-expose-servers`)
/// @param servers       of the own datacenter
/// @param gateways      of every other datacenter that is known, with their WAN addresses; none is a datacenter
///                      without gateways
/// @param services      of the own datacenter's mesh
public record Surroundings(
        Datacenter datacenter,
        Domain domain,
        Optional<TrustDomain> trustDomain,
        boolean exposeServers,
        List<LocalServer> servers,
        Map<Datacenter, List<Target>> gateways,
        List<MeshService> services) {

    public Surroundings {
        servers = List.copyOf(servers);
        gateways = Map.copyOf(gateways);
        services = List.copyOf(services);
    }

    /// What a gateway knows at its start.
    public static Surroundings unknown(Datacenter datacenter, Domain domain, boolean exposeServers) {
        return new Surroundings(datacenter, domain, Optional.empty(), exposeServers, List.of(), Map.of(), List.of());
    }
}
