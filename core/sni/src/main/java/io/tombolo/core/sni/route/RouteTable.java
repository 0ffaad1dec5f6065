package io.tombolo.core.sni.route;

import io.tombolo.core.sni.route.Lookup.ForeignName;
import io.tombolo.core.sni.route.Lookup.Found;
import io.tombolo.core.sni.route.Lookup.NobodyThere;
import io.tombolo.core.sni.route.Lookup.ServersNotExposed;
import io.tombolo.core.sni.route.Lookup.UnknownDatacenter;
import io.tombolo.core.sni.route.Lookup.UnknownServer;
import io.tombolo.core.sni.route.Lookup.UnknownService;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.NodeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Routes by server name: exact names first, then wildcards. Immutable.
///
/// | name | leads to |
/// |---|---|
/// | `<node>.server.<own dc>.<domain>` | that server |
/// | `server.<own dc>.<domain>` | any server of the own datacenter |
/// | `server.<other dc>.<domain>`, `*.server.<other dc>.<domain>` | gateways of that datacenter |
/// | `<service>.<namespace>.<own dc>.internal.<trust domain>`, with a subset before it | instances of the service |
/// | the same with another datacenter | gateways of that datacenter |
///
/// A wildcard covers what may stand there and no more: one label for a node, two or three for a service.
/// Envoy's cover any number, but no longer name is ever routed at the far end.
/// Source: WAN federation sheet 5.4.
public final class RouteTable {

    private final Surroundings surroundings;
    private final Names names;
    private final Map<String, Route> exact;
    private final Map<String, Wildcard> wildcards;
    private final Map<NodeName, String> obstacles;

    RouteTable(
            Surroundings surroundings,
            Names names,
            Map<String, Route> exact,
            Map<String, Wildcard> wildcards,
            Map<NodeName, String> obstacles) {
        this.surroundings = surroundings;
        this.names = names;
        this.exact = Map.copyOf(exact);
        this.wildcards = Map.copyOf(wildcards);
        this.obstacles = Map.copyOf(obstacles);
    }

    public static RouteTable of(Surroundings surroundings) {
        return new RouteTableBuilder(surroundings).build();
    }

    /// Finds the route of a name.
    ///
    /// @param serverName in lower case, without trailing dot, as [io.tombolo.core.sni.hello.ClientHello.Parsed]
    ///                   has it
    public Lookup find(String serverName) {
        Route route = exact.get(serverName);
        if (route != null) {
            return reached(route);
        }
        return wildcard(serverName).map(RouteTable::reached).orElseGet(() -> whyNot(serverName));
    }

    /// All routes, in no particular order.
    public List<Route> routes() {
        return Stream.concat(
                        exact.values().stream(), wildcards.values().stream().map(Wildcard::route))
                .toList();
    }

    /// Servers that have no route of their own because of their names, and why.
    public Map<NodeName, String> obstacles() {
        return obstacles;
    }

    private Optional<Route> wildcard(String name) {
        int dot = name.indexOf('.');
        for (int covered = 1; dot >= 0 && covered <= Wildcard.LABEL_LIMIT; covered++) {
            Wildcard wildcard = wildcards.get(name.substring(dot + 1));
            if (wildcard != null && wildcard.covers(covered)) {
                return Optional.of(wildcard.route());
            }
            dot = name.indexOf('.', dot + 1);
        }
        return Optional.empty();
    }

    private static Lookup reached(Route route) {
        return route.targets().isEmpty() ? new NobodyThere(route) : new Found(route);
    }

    private Lookup whyNot(String name) {
        Datacenter own = surroundings.datacenter();
        Optional<String> ofServers = names.datacenterOfServers(name);
        if (ofServers.isPresent()) {
            if (!surroundings.exposeServers()) {
                return new ServersNotExposed(name);
            }
            return ofServers.get().equals(own.name())
                    ? new UnknownServer(name, own)
                    : new UnknownDatacenter(name, ofServers.get());
        }
        return names.datacenterOfService(name)
                .<Lookup>map(datacenter -> datacenter.equals(own.name())
                        ? new UnknownService(name, own)
                        : new UnknownDatacenter(name, datacenter))
                .orElseGet(() -> new ForeignName(name));
    }

    /// A route for all names that end in a suffix.
    ///
    /// @param fewest labels that have to stand before the suffix
    /// @param most   labels that may stand before it
    record Wildcard(Route route, int fewest, int most) {

        static final int LABEL_LIMIT = 3;

        boolean covers(int labels) {
            return labels >= fewest && labels <= most;
        }
    }
}
