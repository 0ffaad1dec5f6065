package io.tombolo.core.sni.route;

import io.tombolo.core.sni.route.Route.Kind;
import io.tombolo.core.sni.route.RouteTable.Wildcard;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.ServerName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lays the routes, rule by rule. Source: WAN federation sheet 5.4.
final class RouteTableBuilder {

    private final Surroundings surroundings;
    private final Names names;
    private final Map<String, Route> exact = new HashMap<>();
    private final Map<String, Wildcard> wildcards = new HashMap<>();
    private final Map<NodeName, String> obstacles = new HashMap<>();

    RouteTableBuilder(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.names = new Names(surroundings.domain(), surroundings.trustDomain());
    }

    RouteTable build() {
        if (surroundings.exposeServers()) {
            ownServers();
        }
        ownServices();
        surroundings.gateways().forEach((datacenter, gateways) -> {
            // A name of the own datacenter never leads to a gateway, whatever the federation states say.
            if (!datacenter.equals(surroundings.datacenter())) {
                otherDatacenter(datacenter, gateways);
            }
        });
        return new RouteTable(surroundings, names, exact, wildcards, obstacles);
    }

    private void ownServers() {
        Datacenter own = surroundings.datacenter();
        List<Target> all = surroundings.servers().stream()
                .map(server -> Target.healthy(own, server.rpc()))
                .toList();
        layExact(names.servers(own).text(), Kind.ANY_SERVER, own, all);
        for (LocalServer server : surroundings.servers()) {
            server.node()
                    .obstacleToGatewayFederation()
                    .ifPresentOrElse(obstacle -> obstacles.put(server.node(), obstacle), () -> ownServer(server));
        }
    }

    private void ownServer(LocalServer server) {
        Datacenter own = surroundings.datacenter();
        String name = new ServerName.OneServer(server.node(), own, surroundings.domain()).text();
        layExact(name, Kind.SERVER, own, List.of(Target.healthy(own, server.rpc())));
    }

    private void ownServices() {
        Datacenter own = surroundings.datacenter();
        surroundings.trustDomain().ifPresent(trust -> {
            for (MeshService service : surroundings.services()) {
                layExact(Names.service(service, own, trust), Kind.SERVICE, own, service.instances());
            }
        });
    }

    private void otherDatacenter(Datacenter datacenter, List<Target> gateways) {
        if (surroundings.exposeServers()) {
            ServerName.AnyServer servers = names.servers(datacenter);
            Route each = new Route(servers.wildcard(), Kind.REMOTE_SERVERS, datacenter, gateways);
            wildcards.put(servers.text(), new Wildcard(each, 1, 1));
            layExact(servers.text(), Kind.REMOTE_SERVERS, datacenter, gateways);
        }
        surroundings.trustDomain().ifPresent(trust -> {
            String suffix = Names.serviceSuffix(datacenter, trust);
            Route services = new Route("*." + suffix, Kind.REMOTE_SERVICES, datacenter, gateways);
            wildcards.put(suffix, new Wildcard(services, 2, 3));
        });
    }

    private void layExact(String name, Kind kind, Datacenter datacenter, List<Target> targets) {
        exact.put(name, new Route(name, kind, datacenter, targets));
    }
}
