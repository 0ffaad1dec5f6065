package io.tombolo.core.sni.route;

import io.tombolo.core.terms.Datacenter;
import java.util.List;

/// Where a name leads.
///
/// @param pattern the name, or the wildcard that covers it; what metrics and logs call the route
/// @param kind    what it leads to
/// @param datacenter where that is
/// @param targets any of which will do; none if nobody is there just now
public record Route(String pattern, Kind kind, Datacenter datacenter, List<Target> targets) {

    public Route {
        targets = List.copyOf(targets);
    }

    /// What a route leads to.
    public enum Kind {
        /// One server of the own datacenter.
        SERVER,
        /// Any server of the own datacenter.
        ANY_SERVER,
        /// The servers of another datacenter, through its gateways.
        REMOTE_SERVERS,
        /// A service of the own datacenter's mesh.
        SERVICE,
        /// The services of another datacenter's mesh, through its gateways.
        REMOTE_SERVICES
    }
}
