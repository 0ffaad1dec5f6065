package io.tombolo.meshgateway.control;

import io.tombolo.core.sni.route.Target;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.meshgateway.api.Watch;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How much a gateway knows, and how old that is.
///
/// @param datacenter  the own one, once a server has said it
/// @param servers     of the own datacenter
/// @param serverWatch how the watch of servers fares
/// @param stateWatch  how the watch of federation states fares
/// @param trustWatch  how the watch of the trust domain fares; trouble where there is no mesh
/// @param services    of the own datacenter's mesh that have a route
/// @param gateways    of other datacenters
public record Standing(
        Optional<Datacenter> datacenter,
        int servers,
        Watch.State serverWatch,
        Watch.State stateWatch,
        Watch.State trustWatch,
        int services,
        Map<Datacenter, List<Target>> gateways) {

    /// Whether there is enough to route by. Stays true when the servers go away.
    public boolean isComplete() {
        return datacenter.isPresent()
                && serverWatch.answered().isPresent()
                && stateWatch.answered().isPresent();
    }
}
