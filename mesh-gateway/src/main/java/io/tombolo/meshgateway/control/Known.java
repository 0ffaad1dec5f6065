package io.tombolo.meshgateway.control;

import io.tombolo.core.federation.state.MeshGateway;
import io.tombolo.core.federation.state.RemoteGateways;
import io.tombolo.core.sni.route.LocalServer;
import io.tombolo.core.sni.route.MeshService;
import io.tombolo.core.sni.route.Surroundings;
import io.tombolo.core.sni.route.Target;
import io.tombolo.core.sni.route.TrustDomain;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// All that has been learnt so far; what has never been answered is not there.
///
/// @param datacenter the own one, as its servers call it
/// @param published  gateways by datacenter, as the federation states have them
/// @param answered   gateways of other datacenters, as those answered themselves
record Known(
        Optional<Datacenter> datacenter,
        Optional<List<LocalServer>> servers,
        Optional<Map<Datacenter, List<MeshGateway>>> published,
        Map<Datacenter, List<MeshGateway>> answered,
        Optional<TrustDomain> trustDomain,
        List<MeshService> services) {

    static final Known NOTHING =
            new Known(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), List.of());

    Known {
        answered = Map.copyOf(answered);
        services = List.copyOf(services);
    }

    Known withServers(CatalogEntries.Servers learnt) {
        return new Known(
                learnt.datacenter().or(() -> datacenter),
                Optional.of(learnt.servers()),
                published,
                answered,
                trustDomain,
                services);
    }

    Known withPublished(Map<Datacenter, List<MeshGateway>> learnt) {
        return new Known(datacenter, servers, Optional.of(learnt), answered, trustDomain, services);
    }

    Known withAnswered(Datacenter from, List<MeshGateway> learnt) {
        var more = new HashMap<>(answered);
        more.put(from, learnt);
        return new Known(datacenter, servers, published, more, trustDomain, services);
    }

    Known withTrustDomain(TrustDomain learnt) {
        return new Known(datacenter, servers, published, answered, Optional.of(learnt), services);
    }

    Known withServices(List<MeshService> learnt) {
        return new Known(datacenter, servers, published, answered, trustDomain, learnt);
    }

    /// Other datacenters that have ever been heard of.
    Set<Datacenter> others() {
        var others = new TreeSet<Datacenter>(answered.keySet());
        published.ifPresent(states -> others.addAll(states.keySet()));
        datacenter.ifPresent(others::remove);
        return others;
    }

    /// What routes can be laid from, once the servers and the federation states have been answered.
    Optional<Surroundings> surroundings(Domain domain, boolean exposeServers) {
        if (datacenter.isEmpty() || servers.isEmpty() || published.isEmpty()) {
            return Optional.empty();
        }
        var gateways = new HashMap<Datacenter, List<Target>>();
        for (Datacenter other : others()) {
            gateways.put(
                    other,
                    gatewaysOf(other).stream()
                            .flatMap(gateway -> CatalogEntries.target(other, gateway).stream())
                            .toList());
        }
        return Optional.of(new Surroundings(
                datacenter.get(), domain, trustDomain, exposeServers, servers.get(), gateways, services));
    }

    private List<MeshGateway> gatewaysOf(Datacenter other) {
        return RemoteGateways.newer(
                answered.getOrDefault(other, List.of()),
                published.map(states -> states.getOrDefault(other, List.of())).orElse(List.of()));
    }
}
